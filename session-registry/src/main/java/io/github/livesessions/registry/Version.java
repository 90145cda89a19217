package io.github.livesessions.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the plugin, as its build wrote it down. */
final class Version {

    private Version() {}

    static String current() {
        try (InputStream file = Version.class.getResourceAsStream("/live-sessions/version.properties")) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
