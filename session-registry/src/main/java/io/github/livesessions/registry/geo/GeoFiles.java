package io.github.livesessions.registry.geo;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The city databases that an operator configured, in the order in which they are asked. */
public final class GeoFiles {

    /** Name of the option, as it is written in the server's configuration. */
    public static final String OPTION = "geo-files";

    private GeoFiles() {}

    /**
     * Reads a value such as {@code /a/v4.mmdb, /b/v6.mmdb}; none is configured where it is absent or blank. Whether the
     * files exist is not asked: they may come later.
     *
     * @throws IllegalArgumentException naming option, value and remedy, if an entry is empty or no absolute path
     */
    public static List<Path> parse(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return List.of();
        }
        return Arrays.stream(value.split(",", -1))
                .map(entry -> path(entry.strip(), value))
                .distinct()
                .toList();
    }

    private static Path path(String entry, String value) {
        try {
            Path path = Path.of(entry);
            // what a relative path means depends on where the server was started
            if (path.isAbsolute()) {
                return path;
            }
            throw refused(entry.isEmpty() ? "has an empty entry" : "names " + entry + ", which is not absolute", value);
        } catch (InvalidPathException e) {
            throw refused("holds what cannot be a path: " + e.getReason(), value);
        }
    }

    private static IllegalArgumentException refused(String fault, String value) {
        return new IllegalArgumentException("Option " + OPTION + " " + fault + ". It is set to \"" + value
                + "\"; give absolute paths of city databases separated by commas,"
                + " such as /opt/geo/city-ipv4.mmdb, /opt/geo/city-ipv6.mmdb");
    }
}
