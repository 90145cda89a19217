package io.github.livesessions.it.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The directory {@code target/failures/<test>} of one failed test. */
public final class Failure {

    private final Path directory;

    private Failure(Path directory) {
        this.directory = directory;
    }

    public static Failure of(ExtensionContext test) {
        String name = test.getRequiredTestClass().getSimpleName()
                + "."
                + test.getRequiredTestMethod().getName()
                + test.getDisplayName().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^(.{0,60}).*", "-$1");
        return new Failure(Path.of(System.getProperty("livesessions.target", "target"), "failures", name));
    }

    public void keep(String file, String text) {
        keep(file, text.getBytes(StandardCharsets.UTF_8));
    }

    public void keep(String file, byte[] content) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
