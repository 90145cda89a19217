<#import "template.ftl" as layout>
<#import "../text/live-sessions-words.ftl" as say>
<@layout.emailLayout>
<p>${msg(letter.key + "Lead", realmName)}</p>
<#list letter.devices![]>
<ul>
<#items as device>
<li><strong>${say.words(device)}</strong></li>
</#items>
</ul>
</#list>
<p><#if letter.by??>${msg("liveSessionsMailBy", say.words(letter.by))}<br></#if>
${msg("liveSessionsMailAt", letter.at)}</p>
<#if letter.undo??>
<p>${msg("liveSessionsMailUndo")}<br>
<a href="${letter.undo}">${letter.undo}</a></p>
</#if>
<p><#if letter.administrator>${msg("liveSessionsMailAdministrator")}<#else>${msg("liveSessionsMailYours")}</#if></p>
</@layout.emailLayout>
