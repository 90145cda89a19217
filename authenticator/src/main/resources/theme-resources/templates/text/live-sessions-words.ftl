<#-- A device and its place in words; both kinds of letters say them alike. -->
<#function words of>
  <#local kind = msg("liveSessionsDevice" + of.type?cap_first)>
  <#if of.browser?has_content && of.os?has_content>
    <#local kind = msg("liveSessionsBrowserOnOs", of.browser, of.os)>
  <#elseif of.browser?has_content || of.os?has_content>
    <#local kind = of.browser + of.os>
  </#if>
  <#local device = of.name?has_content?then(of.name + " (" + kind + ")", kind)>
  <#local place = msg("liveSessionsPlaceUnknown")>
  <#if of.city?has_content && of.country?has_content>
    <#local place = msg("liveSessionsPlace", of.city, of.country)>
  <#elseif of.city?has_content || of.country?has_content>
    <#local place = of.city + of.country>
  </#if>
  <#return device + " · " + place>
</#function>
