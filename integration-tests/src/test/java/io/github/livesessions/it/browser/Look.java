package io.github.livesessions.it.browser;

/**
 * What sets one browser apart from another.
 *
 * @param address where its requests to Keycloak come from
 * @param width of the window in CSS pixels
 * @param userAgent as sent; Chromium derives its Client Hints from it
 */
public record Look(String address, String locale, boolean dark, int width, boolean scripts, String userAgent) {

    private static final String CHROME_ON_WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

    /** A Chrome on a desktop in English. */
    public static Look from(String address) {
        return new Look(address, "en-US", false, 1280, true, CHROME_ON_WINDOWS);
    }

    public Look speaking(String language) {
        return new Look(address, language, dark, width, scripts, userAgent);
    }

    public Look inTheDark() {
        return new Look(address, locale, true, width, scripts, userAgent);
    }

    public Look wide(int pixels) {
        return new Look(address, locale, dark, pixels, scripts, userAgent);
    }

    public Look withoutScripts() {
        return new Look(address, locale, dark, width, false, userAgent);
    }
}
