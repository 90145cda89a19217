package io.github.livesessions.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.testcontainers.DockerClientFactory;

/** What runs the server under test, chosen by the system property {@code keycloak.it}. */
enum Engine {
    DISTRIBUTION {
        @Override
        KeycloakServer boot(Blueprint blueprint) throws IOException {
            return DistributionServer.boot(blueprint);
        }
    },
    CONTAINER {
        @Override
        KeycloakServer boot(Blueprint blueprint) throws IOException {
            return ContainerServer.boot(blueprint);
        }
    };

    abstract KeycloakServer boot(Blueprint blueprint) throws IOException;

    /** Never silently nothing: where neither engine can run, the tests fail. */
    static Engine chosen() {
        String wish = System.getProperty("keycloak.it", "auto");
        return switch (wish.toLowerCase(Locale.ROOT)) {
            case "distribution" -> DISTRIBUTION;
            case "container" -> container();
            case "auto" ->
                Files.isDirectory(Workspace.target().resolve("keycloak/unpacked")) ? DISTRIBUTION : container();
            default ->
                throw new IllegalArgumentException(
                        "keycloak.it must be auto, distribution or container, but is " + wish);
        };
    }

    private static Engine container() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("No Docker engine answers; use -Dkeycloak.it=distribution");
        }
        return CONTAINER;
    }
}
