package io.github.livesessions.registry.geo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/** A directory in which an operator keeps and changes geo files. */
final class GeoDirectory {

    static final InetAddress OSLO = address("198.51.100.7");
    static final InetAddress UNKNOWN = address("192.0.2.7");

    private final Path path;
    private Instant lastWrite = Instant.parse("2026-11-01T00:00:00Z");

    GeoDirectory(Path path) {
        this.path = path;
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** One of the committed test databases. */
    static Path committed(String name) {
        return Path.of("src/test/resources/geo", name);
    }

    /** A flat IPv4 database in which {@link #OSLO} is in the given city. */
    static byte[] naming(String city, Instant built) {
        return new MmdbWriter(4, "city ipv4", built)
                .put("198.51.100.0/26", Map.of("city", city))
                .toBytes();
    }

    static byte[] naming(String city) {
        return naming(city, PlaceDatabases.BUILT);
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Overwrites in place, as {@code cp} does. */
    Path write(String name, byte[] content) throws IOException {
        Path file = Files.write(file(name), content);
        lastWrite = lastWrite.plusSeconds(1);
        return Files.setLastModifiedTime(file, FileTime.from(lastWrite));
    }

    /** Replaces by an atomic rename, as careful updaters do. */
    void rename(String name, byte[] content) throws IOException {
        Files.move(
                write(name + ".new", content),
                file(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
