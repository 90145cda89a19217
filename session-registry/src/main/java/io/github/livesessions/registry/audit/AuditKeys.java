package io.github.livesessions.registry.audit;

import io.github.livesessions.core.audit.AuditKey;
import io.github.livesessions.core.audit.Checkpoint;
import io.github.livesessions.core.audit.Cut;
import io.github.livesessions.registry.store.SignedCheckpoint;
import io.github.livesessions.registry.store.SignedCut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The keys that the start options name: the first signs, all of them check. */
public final class AuditKeys {

    /** The start option that names their files. */
    public static final String OPTION = "audit-keys";

    private static final Logger LOG = Logger.getLogger(AuditKeys.class);

    private final List<AuditKey> keys;

    AuditKeys(List<AuditKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads the files.
     *
     * @param paths separated by commas; null for none, which leaves the chain unsigned
     * @throws IllegalArgumentException if one cannot be read, or holds no key
     */
    public static AuditKeys load(@Nullable String paths) {
        if (paths == null || paths.isBlank()) {
            return new AuditKeys(List.of());
        }
        List<AuditKey> keys = new ArrayList<>();
        for (String path :
                Arrays.stream(paths.split(",", -1)).map(String::strip).toList()) {
            try {
                keys.add(AuditKey.read(Files.readString(Path.of(path))));
            } catch (IOException | IllegalArgumentException unusable) {
                throw new IllegalArgumentException(
                        "The start option spi-live-sessions--default--" + OPTION + " names '" + path
                                + "', which cannot be used: " + unusable.getMessage()
                                + ". Name files with a private key each (Ed25519 or EC, PKCS#8, PEM).",
                        unusable);
            }
        }
        return new AuditKeys(keys);
    }

    /** Says once, at the start, what the chain is worth. */
    public void announce() {
        if (keys.isEmpty()) {
            LOG.infof(
                    "The audit chain is not signed: whoever can write to the database can make up a chain of their own."
                            + " To have it signed, name a key file in spi-live-sessions--default--%s.",
                    OPTION);
        }
    }

    public boolean signs() {
        return !keys.isEmpty();
    }

    /** The id of the key that signs now; empty without one. */
    public Optional<String> keyId() {
        return keys.stream().findFirst().map(AuditKey::id);
    }

    SignedCheckpoint sign(Checkpoint checkpoint) {
        return new SignedCheckpoint(checkpoint, keyId().orElse(null), signature(checkpoint.text()));
    }

    /** The same for what is cut off. */
    public SignedCut sign(Cut cut) {
        return new SignedCut(cut, keyId().orElse(null), signature(cut.text()));
    }

    /** Whether one of the keys has signed that text. */
    boolean signed(String text, @Nullable String keyId, @Nullable String signature) {
        return signature != null
                && keys.stream().anyMatch(key -> key.id().equals(keyId) && key.signed(text, signature));
    }

    private @Nullable String signature(String text) {
        return keys.isEmpty() ? null : keys.get(0).sign(text);
    }
}
