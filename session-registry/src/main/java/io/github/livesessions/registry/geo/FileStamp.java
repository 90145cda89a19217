package io.github.livesessions.registry.geo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What tells one content of a file from the next without reading it.
 *
 * @param size bytes
 * @param fileKey device and inode, which a rename changes; null where the file system has none
 */
record FileStamp(FileTime modified, long size, @Nullable Object fileKey) {

    /** One stat call. Throws {@link java.nio.file.NoSuchFileException} if there is no such file. */
    static FileStamp of(Path path) throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileStamp(found.lastModifiedTime(), found.size(), found.fileKey());
    }
}
