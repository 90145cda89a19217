<#import "template.ftl" as layout>
<#import "live-sessions-parts.ftl" as parts>
<#assign primary = (properties.kcButtonClass!"") + " " + (properties.kcButtonPrimaryClass!"pf-m-primary") + " " + (properties.kcButtonBlockClass!"")>
<#assign secondary = (properties.kcButtonClass!"") + " " + (properties.kcButtonSecondaryClass!"pf-m-secondary") + " " + (properties.kcButtonBlockClass!"")>
<#assign link = (properties.kcButtonClass!"") + " " + (properties.kcButtonLinkClass!"pf-m-link") + " " + (properties.kcButtonBlockClass!"")>
<@layout.registrationLayout displayInfo=false; section>
<#if section = "header" || section = "show-username">
  <@parts.title section=section key="liveSessionsTitle" />
<#elseif section = "form">
  <link rel="stylesheet" href="${url.resourcesPath}/${choice.style}">
  <@parts.title section=section key="liveSessionsTitle" />
  <div id="live-sessions" class="ls-page" data-zero="${msg("liveSessionsNumber", 0)}">
    <#if choice.changed!false><p class="ls-note" role="status">${msg("liveSessionsChanged")}</p></#if>
    <#if choice.nothingTicked!false><p id="ls-fault" class="ls-note ls-fault" role="alert">${msg("liveSessionsNothingTicked", choice.surplus!1)}</p></#if>
    <p>${msg("liveSessionsLead", choice.sessions?size)}
      <#if !choice.full>${msg("liveSessionsLeadRoom")}
      <#elseif choice.limit??>${msg("liveSessionsLeadLimit", choice.limit)}</#if></p>
    <form id="live-sessions-form" class="ls-form" action="${url.loginAction}" method="post">
      <input type="hidden" name="seen" value="${choice.seen!""}">
      <#if choice.several>
      <fieldset class="ls-sessions"<#if choice.nothingTicked!false> aria-describedby="ls-fault"</#if>>
        <legend>${choice.full?then(msg("liveSessionsTickToEnd", choice.surplus!1), msg("liveSessionsTickMayEnd"))}</legend>
        <ul>
          <#list choice.sessions as session>
          <li><label class="ls-session"><input type="checkbox" name="session" value="${session.id}"<#if session.ticked!false> checked</#if>><@parts.session of=session /></label></li>
          </#list>
        </ul>
      </fieldset>
      <#else>
      <div class="ls-sessions">
        <#list choice.sessions as session>
        <input type="hidden" name="session" value="${session.id}">
        <div class="ls-session"><@parts.session of=session /></div>
        </#list>
      </div>
      </#if>
      <#if choice.showMap!false>
      <div id="live-sessions-map" class="ls-map-frame" data-state="waiting" data-map="${msg("liveSessionsMap")}" data-zoom-in="${msg("liveSessionsZoomIn")}" data-zoom-out="${msg("liveSessionsZoomOut")}"></div>
      </#if>
      <@parts.credit text=choice.geoAttribution!"" />
      <div class="ls-actions">
        <button type="submit" name="choice" value="continue-here" class="${primary}">${msg(choice.full?then("liveSessionsContinueHere", "liveSessionsContinue"))}</button>
        <#if choice.keepBoth!false>
        <button type="submit" name="choice" value="keep-both" class="${secondary}" aria-describedby="ls-keep-both">${msg("liveSessionsKeepBoth")}</button>
        <span id="ls-keep-both" class="ls-quiet">${msg("liveSessionsKeepBothHint", choice.keepBothMinutes!0)}</span>
        </#if>
        <button type="submit" name="choice" value="not-me" class="${secondary}">${msg("liveSessionsNotMe")}</button>
        <button type="submit" name="choice" value="continue-elsewhere" class="${secondary}">${msg("liveSessionsContinueElsewhere")}</button>
        <button type="submit" name="choice" value="logout-everywhere" class="${link}">${msg("liveSessionsLogoutEverywhere")}</button>
      </div>
    </form>
    <#if choice.guardText!false><p class="ls-quiet">${msg("liveSessionsGuard")}</p></#if>
    <@parts.support contact=choice.supportContact!"" />
  </div>
  <script type="module" src="${url.resourcesPath}/${choice.script}"></script>
</#if>
</@layout.registrationLayout>
