package io.github.livesessions.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The scripts and styles of the pages; their names carry a hash of their content. */
final class BuiltFiles {

    private static final Properties NAMES = load();

    private BuiltFiles() {}

    /** Name of the file that plays that part; empty where the build has left it out. */
    static String name(String part) {
        return NAMES.getProperty(part, "");
    }

    private static Properties load() {
        Properties names = new Properties();
        try (InputStream file = BuiltFiles.class.getResourceAsStream("/live-sessions/assets.properties")) {
            if (file != null) {
                names.load(file);
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
