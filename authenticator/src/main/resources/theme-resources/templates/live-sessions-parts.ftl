<#-- The same outlines as in web/components/src/icons/device-icons.ts; a test compares them. -->
<#assign outlines = {
  "desktop": "M4 4.5h16a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 15V6A1.5 1.5 0 0 1 4 4.5zM9.5 16.5v3.5M14.5 16.5v3.5M7.5 20.2h9",
  "tablet": "M6 2.5h12A1.5 1.5 0 0 1 19.5 4v16a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 20V4A1.5 1.5 0 0 1 6 2.5zM11 18.3h2",
  "mobile": "M8 2.5h8A1.5 1.5 0 0 1 17.5 4v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5zM11 18.5h2",
  "unknown": "M12 2.8a9.2 9.2 0 1 1 0 18.4 9.2 9.2 0 0 1 0-18.4zM9.4 9.3a2.7 2.7 0 1 1 3.9 2.5c-.9.5-1.3 1-1.3 2M12 16.9v.1"
}>
<#assign titleWritten = false>

<#-- The page's title in whichever section the theme shows first. The theme "keycloak" leaves out "header" once it shows the
     name of who logs in; "keycloak.v2" shows both. -->
<#macro title section key>
  <#if !titleWritten>
    <#if section == "header">
      <#assign titleWritten = true>
      <@titleText key=key />
    <#else>
      <#assign titleWritten = true>
      <h1 id="kc-page-title"><@titleText key=key /></h1>
    </#if>
  </#if>
</#macro>

<#macro titleText key>
<span class="ls-title"><svg class="ls-shield" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true"><path fill="currentColor" d="M12 1.8 20.5 5v6.2c0 5-3.4 9.4-8.5 11-5.1-1.6-8.5-6-8.5-11V5z"/><path fill="none" stroke="#241700" stroke-width="2.2" stroke-linecap="round" d="M12 7.2v5.6M12 16.6v.1"/></svg><span>${msg(key)}</span></span>
</#macro>

<#macro deviceIcon type>
<svg class="ls-icon" viewBox="0 0 24 24" width="32" height="32" aria-hidden="true"><path d="${outlines[type]!outlines.unknown}"/></svg>
</#macro>

<#-- A device without a name of its own: browser and system as far as they are shown, else its kind. -->
<#function nameless session>
  <#local browser = session.browserName!session.browser!"">
  <#local os = session.osName!session.os!"">
  <#if browser?has_content && os?has_content><#return msg("liveSessionsBrowserOnOs", browser, os)></#if>
  <#if browser?has_content || os?has_content><#return browser + os></#if>
  <#return msg("liveSessionsDevice" + (outlines[session.deviceType!"unknown"]??)?then(session.deviceType!"unknown", "unknown")?cap_first)>
</#function>

<#function placeName session>
  <#local city = session.city!"">
  <#local country = session.country!"">
  <#if city?has_content && country?has_content><#return msg("liveSessionsPlace", city, country)></#if>
  <#if city?has_content || country?has_content><#return city + country></#if>
  <#return msg("liveSessionsPlaceUnknown")>
</#function>

<#macro session of>
<@deviceIcon type=of.deviceType!"unknown" />
<span class="ls-facts" data-device-type="${of.deviceType!"unknown"}"<#if of.latitude?? && of.longitude??> data-latitude="${of.latitude?c}" data-longitude="${of.longitude?c}"<#if of.accuracyKm??> data-accuracy="${of.accuracyKm?c}"</#if></#if>>
  <strong data-map-line><#if of.deviceName?has_content><bdi>${of.deviceName}</bdi><#else>${nameless(of)}</#if></strong>
  <#local agent = [of.browser!"", of.os!""]?filter(part -> part?has_content)>
  <#if agent?has_content><span class="ls-agent" data-map-line><bdi>${agent?join(" · ")}</bdi></span></#if>
  <span class="ls-place" data-map-line>${placeName(of)}<#if of.accuracyKm??> <span class="ls-quiet">${msg("liveSessionsAccuracy", of.accuracyKm)}</span></#if></span>
  <#if of.lastActivity??><span class="ls-quiet">${msg("liveSessionsLastActivity")} <time datetime="${of.lastActivity}" data-now="${msg("liveSessionsAgoNow")}">${msg("liveSessionsAgo" + (of.agoUnit!"now")?cap_first, of.agoCount!0)}</time></span></#if>
</span>
</#macro>

<#-- The contact is the admin's own text; an address or a number becomes a link. -->
<#macro support contact>
  <#if contact?has_content>
<p class="ls-support">${msg("liveSessionsSupport")}
    <#if contact?matches(r"[^\s@:]+@[^\s@:]+")><a href="mailto:${contact}"><bdi>${contact}</bdi></a>
    <#elseif contact?matches(r"https://\S+")><a href="${contact}" rel="noopener noreferrer"><bdi>${contact}</bdi></a>
    <#else><bdi>${contact}</bdi></#if></p>
  </#if>
</#macro>

<#-- Who asks for thanks where their places are shown; nothing is loaded from them. -->
<#macro credit text>
  <#if text?has_content>
    <#local home = text?contains("DB-IP")?then("https://db-ip.com", text?contains("MaxMind")?then("https://www.maxmind.com", ""))>
<p class="ls-credit ls-quiet"><#if home?has_content><a href="${home}" target="_blank" rel="noopener noreferrer">${text}</a><#else>${text}</#if></p>
  </#if>
</#macro>
