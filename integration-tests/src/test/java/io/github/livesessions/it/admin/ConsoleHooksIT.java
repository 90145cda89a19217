package io.github.livesessions.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.livesessions.it.server.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that our pages know of the markup of Keycloak's admin console is in the console that Keycloak ships. */
final class ConsoleHooksIT {

    private static final JsonNode HOOKS = hooks();

    @Test
    void theConsoleHasThePlacesThatOursTakesAndStandsBeside() throws IOException {
        String console = built("keycloak-admin-ui-", "theme/keycloak.v2/admin/resources/assets/main-", ".js");

        assertThat(console).contains(text("navLink"), text("navCurrent"));
        assertThat(console).contains("\"" + text("navItem") + "\"+");
        assertThat(console).contains("\"" + text("main") + "\"");
        for (JsonNode neighbour : HOOKS.path("neighbours")) {
            assertThat(console).contains("path:\"" + neighbour.asText() + "\"");
        }
    }

    @Test
    void thePageOfTheConsoleSaysWhereTheServerIs() throws IOException {
        String page = built("keycloak-admin-ui-", "theme/keycloak.v2/admin/index", ".ftl");

        assertThat(page)
                .contains(
                        "id=\"" + text("root") + "\"",
                        "id=\"environment\"",
                        "\"serverBaseUrl\"",
                        "\"adminBaseUrl\"",
                        "\"realm\"",
                        "properties.scripts");
    }

    @Test
    void reactKeepsItsTreeWhereOursLooksForTheLogin() throws IOException {
        String react = built("keycloak-themes-vendor-", "theme/keycloak/common/resources/vendor/react-dom/", ".js");

        assertThat(react).contains("\"" + text("reactRoot") + "\"");
    }

    private static String text(String hook) {
        return HOOKS.path(hook).asText();
    }

    private static JsonNode hooks() {
        try {
            return new ObjectMapper()
                    .readTree(Workspace.sources()
                            .resolve("web/admin/src/console/hooks.json")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those files of a jar of the distribution. */
    private static String built(String jarName, String prefix, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(Workspace.target().resolve("keycloak/unpacked"))) {
            Path jar = files.filter(file -> file.getFileName().toString().contains(jarName))
                    .findFirst()
                    .orElseThrow();
            try (JarFile opened = new JarFile(jar.toFile())) {
                return opened.stream()
                        .filter(entry -> entry.getName().startsWith(prefix)
                                && entry.getName().endsWith(suffix))
                        .map(entry -> read(opened, entry))
                        .collect(Collectors.joining("\n"));
            }
        }
    }

    private static String read(JarFile jar, JarEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
