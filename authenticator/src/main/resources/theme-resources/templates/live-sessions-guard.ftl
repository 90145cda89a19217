<#import "template.ftl" as layout>
<#import "live-sessions-parts.ftl" as parts>
<#assign block = (properties.kcButtonBlockClass!"")>
<#assign primary = (properties.kcButtonClass!"") + " " + (properties.kcButtonPrimaryClass!"pf-m-primary") + " " + block>
<#assign secondary = (properties.kcButtonClass!"") + " " + (properties.kcButtonSecondaryClass!"pf-m-secondary") + " " + block>
<#assign link = (properties.kcButtonClass!"") + " " + (properties.kcButtonLinkClass!"pf-m-link") + " " + block>
<@layout.registrationLayout displayMessage=false displayInfo=false; section>
<#if section = "header" || section = "show-username">
  <@parts.title section=section key="liveSessionsGuardTitle" />
<#elseif section = "form">
  <link rel="stylesheet" href="${url.resourcesPath}/${guard.style}">
  <@parts.title section=section key="liveSessionsGuardTitle" />
  <div id="live-sessions-guard" class="ls-page">
    <#if guard.fault == "Wrong" && !guard.spent><p id="ls-fault" class="ls-note ls-fault" role="alert">${msg("liveSessionsGuardWrong", guard.triesLeft)}</p>
    <#elseif guard.fault == "Wait"><p class="ls-note ls-fault" role="alert">${msg("liveSessionsGuardWait", guard.seconds)}</p>
    <#elseif guard.fault == "Later"><p class="ls-note ls-fault" role="alert">${msg("liveSessionsGuardLater")}</p>
    <#elseif guard.mailedAgain><p class="ls-note" role="status">${msg("liveSessionsGuardMailedAgain")}</p></#if>
    <#if guard.spent><p class="ls-note ls-fault" role="alert">${msg("liveSessionsGuardSpent")}</p></#if>
    <#if guard.passable>
    <p>${msg("liveSessionsGuardWhy")}</p>
    <p id="ls-guard-how"><#if guard.app && guard.mailed>${msg("liveSessionsGuardAppOrMail", guard.minutes)}<#elseif guard.app>${msg("liveSessionsGuardApp")}<#else>${msg("liveSessionsGuardMailed", guard.minutes)}</#if></p>
    <#elseif !guard.spent && guard.fault != "Later">
    <p>${msg("liveSessionsGuardNoWay")}</p>
    </#if>
    <form id="live-sessions-guard-form" class="ls-form" action="${url.loginAction}" method="post">
      <input type="hidden" name="live-sessions-guard" value="1">
      <#if guard.passable>
      <div class="ls-field">
        <label for="ls-code">${msg("liveSessionsGuardCode")}</label>
        <input id="ls-code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" spellcheck="false" dir="ltr" required autofocus aria-describedby="<#if guard.fault == "Wrong">ls-fault </#if>ls-guard-how"<#if guard.fault == "Wrong"> aria-invalid="true"</#if>>
      </div>
      </#if>
      <div class="ls-actions">
        <#if guard.passable>
        <button type="submit" class="${primary}">${msg("liveSessionsGuardConfirm")}</button>
        <#if guard.more><button type="submit" name="again" value="1" class="${secondary}" formnovalidate>${msg(guard.mailed?then("liveSessionsGuardAgain", "liveSessionsGuardSendMail"))}</button></#if>
        </#if>
        <#if guard.exit == "BACK"><button type="submit" name="back" value="1" class="${link}" formnovalidate>${msg("liveSessionsGuardBack")}</button>
        <#elseif guard.exit == "CANCEL"><button type="submit" name="cancel-aia" value="true" class="${link}" formnovalidate>${msg("liveSessionsGuardCancel")}</button></#if>
      </div>
    </form>
    <@parts.support contact=guard.supportContact!"" />
  </div>
</#if>
</@layout.registrationLayout>
