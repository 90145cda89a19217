package io.github.livesessions.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The paths that the build hands to the tests, as system properties. */
public final class Workspace {

    private Workspace() {}

    /** The build directory of this module. */
    public static Path target() {
        return path("livesessions.target").orElse(Path.of("target")).toAbsolutePath();
    }

    /** The root of the source tree. */
    public static Path sources() {
        return path("livesessions.sources")
                .orElse(Path.of(".."))
                .toAbsolutePath()
                .normalize();
    }

    /** The provider jar as it would be shipped. */
    public static Path providerJar() {
        return path("livesessions.jar")
                .filter(Files::isRegularFile)
                .orElseThrow(() -> new IllegalStateException("No provider jar at "
                        + System.getProperty("livesessions.jar")
                        + "; run 'mvn -pl integration-tests -am verify', which makes it first"));
    }

    /** An empty directory under the build directory; what an earlier run left there is gone. */
    public static Path fresh(String name) {
        Path directory = target().resolve(name);
        try {
            Trees.delete(directory);
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> path(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
