package io.github.livesessions.registry.visit;

import io.github.livesessions.core.device.AgentKind;
import io.github.livesessions.core.device.ClientHints;
import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.DeviceType;
import io.github.livesessions.core.text.PlainText;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.account.DeviceRepresentation;

/** Describes the browser of the current request, by Keycloak's own parser and the browser's hints. */
public final class Agents {

    /** Keycloak's parser looks at no longer ones, and neither does the rule for the device type. */
    private static final int MAX_AGENT = 512;

    private final KeycloakSession session;

    public Agents(KeycloakSession session) {
        this.session = session;
    }

    /** What the request tells; {@link DeviceDescription#UNKNOWN} where it has no user agent, or an absurd one. */
    public DeviceDescription describe() {
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        String userAgent = headers.getHeaderString(HttpHeaders.USER_AGENT);
        if (userAgent == null || userAgent.isEmpty() || userAgent.length() > MAX_AGENT) {
            return DeviceDescription.UNKNOWN;
        }
        DeviceRepresentation parsed =
                session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation();
        DeviceDescription told = new DeviceDescription(
                DeviceType.fromUserAgent(userAgent),
                parsed == null ? null : model(parsed.getDevice()),
                parsed == null ? null : browser(parsed.getBrowser()),
                parsed == null ? null : browserVersion(parsed.getBrowser()),
                parsed == null ? null : os(parsed.getOs()),
                parsed == null ? null : known(parsed.getOsVersion()));
        return new ClientHints(headers::getHeaderString).sharpen(told);
    }

    /**
     * The kind of program that sent the request, from its user agent alone: the hints, which sharpen the description, come
     * with some requests of a browser and not with others.
     */
    public AgentKind kind() {
        String userAgent =
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(HttpHeaders.USER_AGENT);
        if (userAgent == null || userAgent.length() > MAX_AGENT) {
            return AgentKind.of(userAgent, null, null);
        }
        DeviceRepresentation parsed =
                session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation();
        return parsed == null
                ? AgentKind.of(userAgent, null, null)
                : AgentKind.of(userAgent, browser(parsed.getBrowser()), os(parsed.getOs()));
    }

    /** What a browser's headers tell it by, and many others: all that a realm may ask for at the level {@code headers}. */
    public String headers() {
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        DeviceDescription device = describe();
        return String.join(
                "\n",
                kind().text(),
                device.type().id(),
                String.valueOf(device.model()),
                String.valueOf(PlainText.clip(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), MAX_AGENT)));
    }

    /** Keycloak's parser names desktops and nameless phones by words that tell a person nothing. */
    private static @Nullable String model(@Nullable String device) {
        if (device == null
                || device.equals("Mac")
                || device.equals("K")
                || device.startsWith("Generic")
                || device.startsWith("Spider")) {
            return null;
        }
        return known(device);
    }

    /** Keycloak joins family and version by a slash. */
    private static @Nullable String browser(@Nullable String browser) {
        if (browser == null) {
            return null;
        }
        int slash = browser.lastIndexOf('/');
        String family = slash < 0 ? browser : browser.substring(0, slash);
        return known(family.replace("Mobile Safari", "Safari")
                .replace(" Mobile", "")
                .replace(" iOS", "")
                .strip());
    }

    private static @Nullable String browserVersion(@Nullable String browser) {
        return browser == null || browser.indexOf('/') < 0
                ? null
                : known(browser.substring(browser.lastIndexOf('/') + 1));
    }

    private static @Nullable String os(@Nullable String os) {
        return os != null && os.equals("Mac OS X") ? "macOS" : known(os);
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null
                        || text.isEmpty()
                        || text.equals("Other")
                        || text.equals("null")
                        || text.equalsIgnoreCase(DeviceRepresentation.UNKNOWN)
                ? null
                : text;
    }
}
