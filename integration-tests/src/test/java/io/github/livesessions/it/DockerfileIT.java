package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.server.Distribution;
import io.github.livesessions.it.server.FreePorts;
import io.github.livesessions.it.server.KeycloakProcess;
import io.github.livesessions.it.server.Workspace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The commands of the Dockerfile and of compose.yaml, run on the distribution that the image holds: no Docker engine is
 * needed to know that they work.
 */
final class DockerfileIT {

    private static final String KC = "/opt/keycloak/bin/kc.sh";

    @Test
    void theImageBuildsStartsAndCreatesTheTables() throws Exception {
        String dockerfile = Files.readString(Workspace.sources().resolve("docker/Dockerfile"));
        String compose = Files.readString(Workspace.sources().resolve("docker/compose.yaml"));
        Path directory = Workspace.fresh("keycloak/image");
        Path log = directory.resolve("image.log");

        Path home = Distribution.withProvider(directory.resolve("home"));
        KeycloakProcess.run(home, log, words(only(dockerfile, "(?m)^RUN " + KC + " (.*)$")));
        assertThat(only(dockerfile, "(?m)^ENTRYPOINT \\[\"(.*)\"]$")).isEqualTo(KC);
        assertThat(only(compose, "(?m)^ +command: (.*)$"))
                .as("compose goes further than the image's own command")
                .startsWith(
                        only(dockerfile, "(?m)^CMD \\[(.*)]$").replace("\"", "").replace(",", ""));

        List<Integer> ports = FreePorts.take(2);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            KeycloakProcess keycloak = KeycloakProcess.start(
                    home,
                    log,
                    words(only(compose, "(?m)^ +command: (.*)$")),
                    environment(compose, postgres, ports.get(0), ports.get(1)));
            try {
                keycloak.awaitReady(URI.create("http://127.0.0.1:" + ports.get(1) + "/health/ready"));
                assertThat(status(URI.create("http://127.0.0.1:" + ports.get(0) + "/realms/master")))
                        .isEqualTo(200);
                assertThat(tables(postgres)).contains("ls_session");
            } finally {
                keycloak.stop();
            }
        }
    }

    @Test
    void theImageIsOfTheVersionThatIsTested() throws IOException {
        String dockerfile = Files.readString(Workspace.sources().resolve("docker/Dockerfile"));

        assertThat(only(dockerfile, "(?m)^ARG KEYCLOAK_VERSION=(.*)$"))
                .isEqualTo(System.getProperty("keycloak.version"));
    }

    /** What compose.yaml sets, with the database and the ports of this test in place of the containers'. */
    private static Map<String, String> environment(
            String compose, EmbeddedPostgres postgres, int port, int managementPort) {
        Map<String, String> environment = new HashMap<>();
        for (MatchResult variable : Pattern.compile("(?m)^ +(KC_\\w+): (.*)$")
                .matcher(compose)
                .results()
                .toList()) {
            environment.put(variable.group(1), variable.group(2));
        }
        assertThat(environment).containsKeys("KC_DB_URL", "KC_DB_USERNAME", "KC_DB_PASSWORD");
        environment.put("KC_DB_URL", postgres.getJdbcUrl("postgres", "postgres"));
        environment.put("KC_DB_USERNAME", "postgres");
        environment.put("KC_DB_PASSWORD", "postgres");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", String.valueOf(port));
        environment.put("KC_HTTP_MANAGEMENT_PORT", String.valueOf(managementPort));
        // the container's network is its own; here others may hold the cluster's usual port
        environment.put("KC_CACHE", "local");
        return environment;
    }

    private static String only(String text, String pattern) {
        List<MatchResult> found =
                Pattern.compile(pattern).matcher(text).results().toList();
        assertThat(found).as(pattern).hasSize(1);
        return found.get(0).group(1);
    }

    private static List<String> words(String command) {
        return List.of(command.trim().split(" +", -1));
    }

    private static int status(URI url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static List<String> tables(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, null, "ls_%", new String[] {"TABLE"})) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
            return names;
        }
    }
}
