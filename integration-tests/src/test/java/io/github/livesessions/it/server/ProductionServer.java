package io.github.livesessions.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One node as an operator runs it: built, started by {@code start --optimized}, below a path, with an address of its own for
 * administrators. Its jar can be replaced by a newer one.
 */
public final class ProductionServer implements KeycloakServer {

    private static final String PATH = "/auth";
    private static final List<String> BUILD =
            List.of("build", "--db=dev-file", "--health-enabled=true", "--http-relative-path=" + PATH);

    private final Path home;
    private final Path log;
    private final Path files;
    private final Store store;
    private final int port;
    private final int managementPort;
    private final Admin admin = new Admin(this::baseUrl);
    private KeycloakProcess process;

    private ProductionServer(Path directory, Path home, int port, int managementPort) throws IOException {
        this.home = home;
        this.log = directory.resolve("production.log");
        this.files = ExchangedFiles.in(directory.resolve("files"));
        this.store = Store.of(Database.H2, directory);
        this.port = port;
        this.managementPort = managementPort;
        this.process = built();
    }

    public static ProductionServer boot() throws IOException {
        Path directory = Workspace.fresh("keycloak/production");
        List<Integer> ports = FreePorts.take(2);
        return new ProductionServer(
                directory, Distribution.withProvider(directory.resolve("home")), ports.get(0), ports.get(1));
    }

    /** Stops, puts {@code jar} in the place of the jar that is there, and starts again. */
    public void upgrade(Path jar) throws IOException {
        process.stop();
        Path old = home.resolve("providers").resolve(Workspace.providerJar().getFileName());
        Files.copy(jar, old, StandardCopyOption.REPLACE_EXISTING);
        admin.reset();
        process = built();
    }

    /** Where administrators are led. */
    public URI adminUrl() {
        return URI.create("http://127.0.0.1:" + port + PATH);
    }

    @Override
    public int nodes() {
        return 1;
    }

    @Override
    public URI baseUrl(int node) {
        return URI.create("http://localhost:" + port + PATH);
    }

    @Override
    public URI innerUrl() {
        return baseUrl();
    }

    @Override
    public URI fromInside(URI address) {
        return address;
    }

    @Override
    public Admin admin() {
        return admin;
    }

    @Override
    public String log(int node) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path files() {
        return files;
    }

    @Override
    public Connection database() throws SQLException {
        return store.open();
    }

    @Override
    public void stop(int node) {
        process.stop();
    }

    @Override
    public void kill(int node) {
        process.kill();
    }

    @Override
    public void start(int node, String... more) {
        throw new UnsupportedOperationException("it starts with its jar");
    }

    @Override
    public void close() {
        process.stop();
        store.close();
    }

    private KeycloakProcess built() throws IOException {
        KeycloakProcess.run(home, log, BUILD);
        List<String> options = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=" + baseUrl(),
                "--hostname-admin=" + adminUrl(),
                "--proxy-headers=xforwarded",
                "--proxy-trusted-addresses=127.0.0.1/32,::1/128",
                "--cache=local",
                Keycloak.CITIES.replace("{files}", files.toString())));
        options.addAll(store.options());
        KeycloakProcess begun = KeycloakProcess.start(home, log, options);
        begun.awaitReady(URI.create("http://127.0.0.1:" + managementPort + PATH + "/health/ready"));
        return begun;
    }
}
