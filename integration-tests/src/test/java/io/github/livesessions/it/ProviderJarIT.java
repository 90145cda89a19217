package io.github.livesessions.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.server.Distribution;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import io.github.livesessions.it.server.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one jar holds all that a Keycloak needs, and nothing that it has. */
@Keycloak
final class ProviderJarIT {

    private static final String OURS = "io/github/livesessions/";

    private final KeycloakServer server;

    ProviderJarIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void everyFactoryIsListedAsAService() throws Exception {
        List<String> factories = new ArrayList<>();
        try (JarFile jar = jar();
                URLClassLoader loader = withKeycloak()) {
            Class<?> factory = loader.loadClass("org.keycloak.provider.ProviderFactory");
            for (String name : classNames(jar)) {
                Class<?> type = Class.forName(name, false, loader);
                if (factory.isAssignableFrom(type)
                        && !type.isInterface()
                        && !Modifier.isAbstract(type.getModifiers())) {
                    factories.add(name);
                }
            }
            assertThat(factories).isNotEmpty();
            assertThat(services(jar)).containsAll(factories);
        }
    }

    @Test
    void everyListedServiceIsInTheJar() throws IOException {
        try (JarFile jar = jar()) {
            assertThat(classNames(jar)).containsAll(services(jar));
        }
    }

    @Test
    void nothingOfOthersIsCarriedUnderTheirOwnName() throws IOException {
        try (JarFile jar = jar()) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
                    .allMatch(name -> name.startsWith(OURS));
        }
    }

    @Test
    void theServerInfoTellsTheVersion() {
        assertThat(server.admin().serverInfo().path("providers").toString())
                .contains(System.getProperty("livesessions.version"));
    }

    private static JarFile jar() throws IOException {
        return new JarFile(Workspace.providerJar().toFile());
    }

    private static List<String> classNames(JarFile jar) {
        return jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(OURS) && name.endsWith(".class"))
                .filter(name -> !name.startsWith(OURS + "shaded/") && !name.endsWith("package-info.class"))
                .map(name ->
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                .toList();
    }

    private static List<String> services(JarFile jar) throws IOException {
        List<String> services = new ArrayList<>();
        for (JarEntry entry : jar.stream()
                .filter(file -> file.getName().startsWith("META-INF/services/") && !file.isDirectory())
                .toList()) {
            try (InputStream content = jar.getInputStream(entry)) {
                new String(content.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").trim())
                        .filter(line -> !line.isEmpty())
                        .forEach(services::add);
            }
        }
        return services;
    }

    /** The provider jar beside the libraries of the server that it is made for. */
    private static URLClassLoader withKeycloak() throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(Workspace.providerJar().toUri().toURL());
        for (String folder : List.of("lib/lib/main", "lib/lib/boot")) {
            try (Stream<Path> jars = Files.list(Distribution.pristine().resolve(folder))) {
                for (Path library : jars.toList()) {
                    urls.add(library.toUri().toURL());
                }
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
