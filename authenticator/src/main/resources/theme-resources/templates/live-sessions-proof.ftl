<#import "template.ftl" as layout>
<#import "live-sessions-parts.ftl" as parts>
<@layout.registrationLayout displayMessage=false displayInfo=false; section>
<#if section = "header" || section = "show-username">
  <@parts.title section=section key="liveSessionsProofTitle" />
<#elseif section = "form">
  <link rel="stylesheet" href="${url.resourcesPath}/${proof.style}">
  <@parts.title section=section key="liveSessionsProofTitle" />
  <div id="live-sessions-proof" class="ls-page">
    <p class="ls-proof-wait" role="status" aria-live="polite">${msg("liveSessionsProofWait")}</p>
    <form id="live-sessions-proof-form" class="ls-form" action="${url.loginAction}" method="post" data-challenge="${proof.challenge}" data-fingerprint="${proof.fingerprint?c}">
      <input type="hidden" name="live-sessions-proof" value="1">
      <input type="hidden" name="key" value="">
      <input type="hidden" name="signature" value="">
      <input type="hidden" name="fingerprint" value="">
      <div class="ls-actions">
        <button type="submit" class="${(properties.kcButtonClass!"") + " " + (properties.kcButtonPrimaryClass!"pf-m-primary") + " " + (properties.kcButtonBlockClass!"")}">${msg("liveSessionsContinue")}</button>
      </div>
    </form>
  </div>
  <script type="module" src="${url.resourcesPath}/${proof.script}"></script>
</#if>
</@layout.registrationLayout>
