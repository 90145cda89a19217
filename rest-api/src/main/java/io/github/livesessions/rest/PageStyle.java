package io.github.livesessions.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The style sheet of the login pages; its name carries a hash of its content. */
final class PageStyle {

    /** Relative to the theme's resources; empty where the build has left it out. */
    static final String NAME = load();

    private PageStyle() {}

    private static String load() {
        Properties names = new Properties();
        try (InputStream file = PageStyle.class.getResourceAsStream("/live-sessions/assets.properties")) {
            if (file != null) {
                names.load(file);
            }
            return names.getProperty("login.style", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
