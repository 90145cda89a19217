package io.github.livesessions.core.device;

import io.github.livesessions.core.text.PlainText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser told of itself and its machine. Whatever is missing or unknown is null; every text is plain and at
 * most {@value #MAX_LENGTH} characters long, whatever the request sent.
 *
 * @param model brand and model of the machine, such as {@code Pixel 8}
 * @param browser family, such as {@code Chrome}
 * @param os family, such as {@code Windows}
 */
public record DeviceDescription(
        DeviceType type,
        @Nullable String model,
        @Nullable String browser,
        @Nullable String browserVersion,
        @Nullable String os,
        @Nullable String osVersion) {

    /** Nothing is known. */
    public static final DeviceDescription UNKNOWN =
            new DeviceDescription(DeviceType.UNKNOWN, null, null, null, null, null);

    private static final int MAX_LENGTH = 60;

    public DeviceDescription {
        model = PlainText.clip(model, MAX_LENGTH);
        browser = PlainText.clip(browser, MAX_LENGTH);
        browserVersion = PlainText.clip(browserVersion, MAX_LENGTH);
        os = PlainText.clip(os, MAX_LENGTH);
        osVersion = PlainText.clip(osVersion, MAX_LENGTH);
    }

    /** Browser and its major version, such as {@code Chrome 140}. */
    public Optional<String> browserWithVersion() {
        return Optional.ofNullable(browser).map(family -> withMajor(family, browserVersion));
    }

    /** Operating system and its major version, such as {@code Windows 11}. */
    public Optional<String> osWithVersion() {
        return Optional.ofNullable(os).map(family -> withMajor(family, osVersion));
    }

    private static String withMajor(String family, @Nullable String version) {
        if (version == null) {
            return family;
        }
        int dot = version.indexOf('.');
        String major = dot < 0 ? version : version.substring(0, dot);
        return major.isEmpty() ? family : family + " " + major;
    }
}
