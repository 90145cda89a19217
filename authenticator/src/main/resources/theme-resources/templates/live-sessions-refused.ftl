<#import "template.ftl" as layout>
<#import "live-sessions-parts.ftl" as parts>
<@layout.registrationLayout displayMessage=false displayInfo=false; section>
<#if section = "header" || section = "show-username">
  <@parts.title section=section key=refused.titleKey />
<#elseif section = "form">
  <#if refused.style?has_content><link rel="stylesheet" href="${url.resourcesPath}/${refused.style}"></#if>
  <@parts.title section=section key=refused.titleKey />
  <div id="live-sessions-refused" class="ls-page">
    <p>${msg(refused.textKey)}</p>
    <@parts.support contact=refused.supportContact!"" />
    <#if refused.backUrl?has_content>
    <div class="ls-actions"><a class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!"pf-m-secondary"} ${properties.kcButtonBlockClass!}" href="${refused.backUrl}">${msg("liveSessionsBack")}</a></div>
    </#if>
  </div>
</#if>
</@layout.registrationLayout>
