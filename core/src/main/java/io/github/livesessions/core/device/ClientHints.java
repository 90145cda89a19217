package io.github.livesessions.core.device;

import io.github.livesessions.core.text.PlainText;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * User-Agent Client Hints (W3C): what Chromium browsers tell beside a user agent whose versions are frozen. They tell
 * Windows 11 from 10, the real macOS and Android versions, and the model of a phone.
 */
public final class ClientHints {

    /** What to ask for in {@code Accept-CH}, so that the next request carries it. */
    public static final String ACCEPT_CH = "Sec-CH-UA-Platform-Version, Sec-CH-UA-Model, Sec-CH-UA-Full-Version-List";

    /** Longest header value that is looked at, in characters. */
    private static final int MAX_HEADER = 512;

    private static final Pattern BRAND = Pattern.compile("\"([^\"]{1,60})\"\\s*;\\s*v=\"([0-9.]{1,40})\"");

    /** From this platform version on, Windows is 11 (Microsoft's own table for the hint). */
    private static final int WINDOWS_11 = 13;

    private final UnaryOperator<@Nullable String> header;

    /**
     * Hints of one request.
     *
     * @param header gives a request header's value by its name, null where the request has none
     */
    public ClientHints(UnaryOperator<@Nullable String> header) {
        this.header = header;
    }

    /** The description with every part that a hint knows better replaced. */
    public DeviceDescription sharpen(DeviceDescription agent) {
        Optional<Matcher> brand = brand();
        Optional<String> platform = quoted("Sec-CH-UA-Platform").filter(name -> !name.equals("Unknown"));
        return new DeviceDescription(
                type(agent.type()),
                quoted("Sec-CH-UA-Model").orElse(agent.model()),
                brand.map(found -> shortName(found.group(1))).orElse(agent.browser()),
                brand.map(found -> found.group(2)).orElse(agent.browserVersion()),
                platform.orElse(agent.os()),
                platform.flatMap(this::platformVersion).orElse(agent.osVersion()));
    }

    private DeviceType type(DeviceType fromAgent) {
        boolean mobile = value("Sec-CH-UA-Mobile").filter("?1"::equals).isPresent();
        return mobile && fromAgent != DeviceType.TABLET ? DeviceType.MOBILE : fromAgent;
    }

    private Optional<String> platformVersion(String platform) {
        Optional<String> version = quoted("Sec-CH-UA-Platform-Version");
        return platform.equals("Windows") ? version.flatMap(ClientHints::windowsRelease) : version;
    }

    private static Optional<String> windowsRelease(String platformVersion) {
        Matcher major = Pattern.compile("^([0-9]{1,4})").matcher(platformVersion);
        if (!major.find() || major.group(1).equals("0")) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(major.group(1)) >= WINDOWS_11 ? "11" : "10");
    }

    /** The most telling brand: Chrome, Edge or Opera rather than the engine or the made-up brand of the list. */
    private Optional<Matcher> brand() {
        String list = value("Sec-CH-UA-Full-Version-List")
                .or(() -> value("Sec-CH-UA"))
                .orElse("");
        Matcher brand = BRAND.matcher(list);
        while (brand.find()) {
            String name = brand.group(1);
            if (!name.equals("Chromium") && !name.contains("Brand")) {
                return Optional.of(brand);
            }
        }
        return Optional.empty();
    }

    private static String shortName(String brand) {
        return switch (brand) {
            case "Google Chrome" -> "Chrome";
            case "Microsoft Edge" -> "Edge";
            default -> brand;
        };
    }

    private Optional<String> quoted(String name) {
        return value(name)
                .filter(text -> text.length() > 2 && text.startsWith("\"") && text.endsWith("\""))
                .map(text -> text.substring(1, text.length() - 1))
                .map(text -> PlainText.clip(text, MAX_HEADER));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(header.apply(name))
                .filter(text -> text.length() <= MAX_HEADER)
                .map(String::strip);
    }
}
