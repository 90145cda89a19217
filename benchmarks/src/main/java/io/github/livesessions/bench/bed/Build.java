package io.github.livesessions.bench.bed;

import io.github.livesessions.it.server.Distribution;
import io.github.livesessions.it.server.KeycloakProcess;
import io.github.livesessions.it.server.Trees;
import io.github.livesessions.it.server.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/** A Keycloak distribution, built for PostgreSQL. Building takes half a minute, so each is kept for later runs. */
public enum Build {
    /** As Keycloak ships it: no jar of ours in it, so nothing of ours can cost anything. */
    VANILLA {
        @Override
        String id() throws IOException {
            return "vanilla-" + Distribution.pristine().getFileName();
        }

        @Override
        void fill(Path home) throws IOException {
            Trees.copy(Distribution.pristine(), home);
        }
    },
    /** With the provider jar. */
    OURS {
        @Override
        String id() throws IOException {
            CRC32 content = new CRC32();
            content.update(Files.readAllBytes(Workspace.providerJar()));
            return "ours-" + Long.toHexString(content.getValue());
        }

        @Override
        void fill(Path home) throws IOException {
            Distribution.withProvider(home);
        }
    };

    private static final String DONE = "built";

    abstract String id() throws IOException;

    abstract void fill(Path home) throws IOException;

    /** The built distribution; not to be written to. */
    Path home() throws IOException {
        Path builds = Files.createDirectories(Workspace.target().resolve("keycloak/builds"));
        Path home = builds.resolve(id());
        if (!Files.exists(home.resolve(DONE))) {
            Workspace.fresh("keycloak/builds/" + id());
            fill(home);
            KeycloakProcess.run(
                    home,
                    home.resolveSibling(id() + ".log"),
                    List.of("build", "--db=postgres", "--health-enabled=true"));
            Files.createFile(home.resolve(DONE));
        }
        return home;
    }
}
