package io.github.livesessions.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Keycloak distribution that the build has unpacked, and the copies of it that were augmented with the provider
 * jar. Augmentation takes half a minute of processor time, so it happens once per jar and database vendor.
 */
public final class Distribution {

    private static final String DONE = "augmented";

    private Distribution() {}

    /** The distribution as Keycloak ships it; not to be written to. */
    public static Path pristine() {
        Path unpacked = Workspace.target().resolve("keycloak/unpacked");
        try (Stream<Path> entries = Files.list(unpacked)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("No Keycloak distribution in " + unpacked + "; Maven unpacks it there", e);
        }
    }

    /** A private copy of the pristine distribution with the provider jar in it, not augmented. */
    public static Path withProvider(Path home) throws IOException {
        Path jar = Workspace.providerJar();
        Trees.delete(home);
        Trees.copy(pristine(), home);
        Files.copy(jar, home.resolve("providers").resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        return home;
    }

    /** A distribution that holds the provider jar and was built for {@code database}; not to be written to. */
    static Path built(Database database) throws IOException {
        Path home =
                Workspace.target().resolve("keycloak/built-" + database.vendor() + "-" + hash(Workspace.providerJar()));
        if (!Files.exists(home.resolve(DONE))) {
            withProvider(home);
            Path log = Workspace.target().resolve("keycloak/build-" + database.vendor() + ".log");
            KeycloakProcess.run(home, log, List.of("build", "--db=" + database.vendor(), "--health-enabled=true"));
            Files.createFile(home.resolve(DONE));
        }
        return home;
    }

    private static String hash(Path jar) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
