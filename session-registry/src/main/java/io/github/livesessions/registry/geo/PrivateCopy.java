package io.github.livesessions.registry.geo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A copy of a geo file that nobody else can write to. Databases are mapped into memory, and a mapped file that is
 * overwritten in place changes under its readers; one that is cut short makes them fail with an error of the virtual
 * machine. Mapping a nameless copy costs room in the temporary directory, but none of the heap.
 */
final class PrivateCopy {

    private PrivateCopy() {}

    /** Hands a copy of {@code path} to {@code use}, which must have mapped it when it returns. */
    static <T> T with(Path path, Use<T> use) throws UnusableDatabaseException {
        if (!Files.isRegularFile(path)) {
            // opening a named pipe would wait for ever
            throw new UnusableDatabaseException(FileCondition.UNREADABLE, "it is not a regular file");
        }
        try {
            Path copy = Files.createTempFile("live-sessions-geo-", ".mmdb");
            try {
                Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
                return use.apply(copy.toFile());
            } finally {
                discard(copy);
            }
        } catch (IOException e) {
            throw new UnusableDatabaseException(FileCondition.UNREADABLE, e.toString(), e);
        }
    }

    private static void discard(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            // Windows keeps the name of a mapped file
            copy.toFile().deleteOnExit();
        }
    }

    /** What is done with the copy. */
    interface Use<T> {
        T apply(File copy) throws UnusableDatabaseException;
    }
}
