package io.github.livesessions.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The directory that tests and server share; it begins with the small city databases of the registry's tests. */
final class ExchangedFiles {

    private static final List<String> CITY_DATABASES =
            List.of("city-nested.mmdb", "city-flat-ipv4.mmdb", "city-flat-ipv6.mmdb");

    private ExchangedFiles() {}

    static Path in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path fixtures = Workspace.sources().resolve("session-registry/src/test/resources/geo");
        for (String name : CITY_DATABASES) {
            Path fixture = fixtures.resolve(name);
            if (Files.exists(fixture)) {
                Files.copy(fixture, directory.resolve(name));
            }
        }
        return directory;
    }
}
