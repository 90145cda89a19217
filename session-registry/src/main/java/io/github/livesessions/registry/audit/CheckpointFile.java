package io.github.livesessions.registry.audit;

import io.github.livesessions.core.audit.Checkpoint;
import io.github.livesessions.registry.store.SignedCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A file outside the database to which every checkpoint is added, and which none ever leaves. */
public final class CheckpointFile {

    /** The start option that names it. */
    public static final String OPTION = "audit-checkpoints";

    private static final String NONE = "-";
    private static final int FIELDS = 7;

    private final @Nullable Path file;

    /**
     * The file of that path.
     *
     * @param path null for none
     */
    public CheckpointFile(@Nullable String path) {
        this.file = path == null || path.isBlank() ? null : Path.of(path.strip());
    }

    /**
     * Adds a line.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    void add(SignedCheckpoint signed) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(
                    file, line(signed) + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The checkpoints of that realm behind that record. What is no such line is passed over: it may be half written. */
    List<SignedCheckpoint> checkpoints(String realmId, long after) {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.flatMap(line -> read(line).stream())
                    .filter(one -> one.checkpoint().realmId().equals(realmId)
                            && one.checkpoint().seq() > after)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(SignedCheckpoint signed) {
        Checkpoint checkpoint = signed.checkpoint();
        return String.join(
                " ",
                checkpoint.realmId(),
                Long.toString(checkpoint.seq()),
                Long.toString(checkpoint.length()),
                checkpoint.hash(),
                checkpoint.at().toString(),
                Objects.requireNonNullElse(signed.keyId(), NONE),
                Objects.requireNonNullElse(signed.signature(), NONE));
    }

    private static Optional<SignedCheckpoint> read(String line) {
        String[] fields = line.strip().split(" ", -1);
        if (fields.length != FIELDS
                || !fields[1].matches("[0-9]{1,18}")
                || !fields[2].matches("[0-9]{1,18}")
                || !fields[4].matches("[-0-9:.TZ]{20,30}")) {
            return Optional.empty();
        }
        Checkpoint checkpoint = new Checkpoint(
                fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[2]), fields[3], Instant.parse(fields[4]));
        return Optional.of(new SignedCheckpoint(checkpoint, given(fields[5]), given(fields[6])));
    }

    private static @Nullable String given(String field) {
        return field.equals(NONE) ? null : field;
    }
}
