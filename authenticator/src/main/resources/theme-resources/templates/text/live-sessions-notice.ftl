<#ftl output_format="plainText">
<#import "live-sessions-words.ftl" as say>
${msg(letter.key + "Lead", realmName)}
<#list letter.devices![]>

<#items as device>
* ${say.words(device)}
</#items>
</#list>

<#if letter.by??>${msg("liveSessionsMailBy", say.words(letter.by))}</#if>
${msg("liveSessionsMailAt", letter.at)}

<#if letter.undo??>
${msg("liveSessionsMailUndo")}
${letter.undo}

</#if>
<#if letter.administrator>${msg("liveSessionsMailAdministrator")}<#else>${msg("liveSessionsMailYours")}</#if>
