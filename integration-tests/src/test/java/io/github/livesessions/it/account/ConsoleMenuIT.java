package io.github.livesessions.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.server.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The menu of the account console is Keycloak's own with one page more: a theme can only replace it as a whole. */
final class ConsoleMenuIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "web/account/theme/theme/live-sessions/account/resources/content.json";
    private static final String KEYCLOAKS = "theme/keycloak.v3/account/resources/content.json";

    @Test
    void noPageOfKeycloakIsLostOrChanged() throws IOException {
        JsonNode ours = JSON.readTree(Workspace.sources().resolve(OURS).toFile());

        assertThat(withoutOurs(ours)).isEqualTo(list(keycloaks()));
        assertThat(ours.get(0).path("isVisible").asText())
                .as("the entry by which the console finds our script, which is no page of the menu")
                .isEqualTo("never");
    }

    private static List<JsonNode> withoutOurs(JsonNode menu) {
        List<JsonNode> theirs = new ArrayList<>();
        for (JsonNode item : menu) {
            if (!isOurs(item)) {
                theirs.add(item.has("children") ? withChildren(item) : item);
            }
        }
        return theirs;
    }

    private static JsonNode withChildren(JsonNode item) {
        ObjectNode copy = item.deepCopy();
        copy.set("children", JSON.valueToTree(withoutOurs(item.path("children"))));
        return copy;
    }

    private static boolean isOurs(JsonNode item) {
        return item.path("label").asText().startsWith("liveSessions");
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    private static JsonNode keycloaks() throws IOException {
        try (Stream<Path> files = Files.walk(Workspace.target().resolve("keycloak/unpacked"))) {
            Path jar = files.filter(file -> file.getFileName().toString().contains("keycloak-account-ui-"))
                    .findFirst()
                    .orElseThrow();
            try (JarFile opened = new JarFile(jar.toFile())) {
                return JSON.readTree(opened.getInputStream(opened.getEntry(KEYCLOAKS)));
            }
        }
    }
}
