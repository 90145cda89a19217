<#import "template.ftl" as layout>
<#import "live-sessions-parts.ftl" as parts>
<#assign titleKey = "liveSessionsUndo" + undo.state + "Title">
<@layout.registrationLayout displayMessage=false displayInfo=false; section>
<#if section = "header" || section = "show-username">
  <@parts.title section=section key=titleKey />
<#elseif section = "form">
  <#if undo.style?has_content><link rel="stylesheet" href="${url.resourcesPath}/${undo.style}"></#if>
  <@parts.title section=section key=titleKey />
  <div id="live-sessions-undo" class="ls-page" data-state="${undo.state?lower_case}">
    <p>${msg("liveSessionsUndo" + undo.state + "Text")}</p>
    <#if undo.state == "Ask">
    <p class="ls-device"><@parts.deviceIcon type=undo.device.deviceType!"unknown" /> <strong><#if undo.device.deviceName?has_content><bdi>${undo.device.deviceName}</bdi><#else>${parts.nameless(undo.device)}</#if></strong></p>
    <form method="post">
      <div class="ls-actions"><button type="submit" name="undo" value="yes" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("liveSessionsUndoButton")}</button></div>
    </form>
    </#if>
  </div>
</#if>
</@layout.registrationLayout>
