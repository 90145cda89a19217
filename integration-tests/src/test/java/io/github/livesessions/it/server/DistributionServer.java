package io.github.livesessions.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes started from the distribution, as processes on this machine. */
final class DistributionServer implements KeycloakServer {

    private final Blueprint blueprint;
    private final Path directory;
    private final Path files;
    private final Store store;
    private final List<Node> nodes;
    private final Admin admin = new Admin(this::baseUrl);

    private DistributionServer(Blueprint blueprint, Path directory, Path files, Store store, List<Node> nodes) {
        this.blueprint = blueprint;
        this.directory = directory;
        this.files = files;
        this.store = store;
        this.nodes = nodes;
    }

    static DistributionServer boot(Blueprint blueprint) throws IOException {
        Path built = Distribution.built(blueprint.database());
        Path directory = Workspace.fresh("keycloak/running");
        Path files = ExchangedFiles.in(directory.resolve("files"));
        List<Integer> ports = FreePorts.take(3 * blueprint.nodes());
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < blueprint.nodes(); i++) {
            Path home = directory.resolve("node" + i);
            Trees.link(built, home);
            nodes.add(new Node(home, ports.get(3 * i), ports.get(3 * i + 1), ports.get(3 * i + 2)));
        }
        DistributionServer server =
                new DistributionServer(blueprint, directory, files, Store.of(blueprint.database(), directory), nodes);
        try {
            for (int i = 0; i < blueprint.nodes(); i++) {
                server.start(i);
            }
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    @Override
    public int nodes() {
        return nodes.size();
    }

    @Override
    public URI baseUrl(int node) {
        return URI.create("http://localhost:" + nodes.get(node).port);
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
            Path log = nodes.get(node).log();
            return Files.exists(log) ? Files.readString(log) : "";
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
        nodes.get(node).end(KeycloakProcess::stop);
    }

    @Override
    public void kill(int node) {
        nodes.get(node).end(KeycloakProcess::kill);
    }

    @Override
    public void start(int node, String... more) {
        Node started = nodes.get(node);
        List<String> arguments = new ArrayList<>(List.of("start", "--optimized"));
        arguments.addAll(started.options(blueprint.nodes() > 1));
        arguments.addAll(store.options());
        arguments.addAll(blueprint.optionsWith(files.toString()));
        arguments.addAll(List.of(more));
        try {
            started.begin(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.end(KeycloakProcess::stop));
        store.close();
    }

    @Override
    public String toString() {
        return blueprint + " in " + directory;
    }

    /** One copy of the distribution and the process that runs it. */
    private static final class Node {

        private final Path home;
        private final int port;
        private final int managementPort;
        private final int clusterPort;
        private @Nullable KeycloakProcess process;

        Node(Path home, int port, int managementPort, int clusterPort) {
            this.home = home;
            this.port = port;
            this.managementPort = managementPort;
            this.clusterPort = clusterPort;
        }

        Path log() {
            return home.resolveSibling(home.getFileName() + ".log");
        }

        List<String> options(boolean clustered) {
            List<String> options = new ArrayList<>(List.of(
                    "--http-enabled=true",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port,
                    "--http-management-port=" + managementPort,
                    "--hostname-strict=false",
                    "--proxy-headers=xforwarded",
                    "--proxy-trusted-addresses=127.0.0.1,::1",
                    // a server that is its own identity provider calls itself; a busy machine may need a while
                    "--spi-connections-http-client--default--socket-timeout-millis=20000"));
            if (clustered) {
                options.addAll(List.of(
                        "--cache=ispn",
                        "--cache-embedded-network-bind-address=127.0.0.1",
                        "--cache-embedded-network-bind-port=" + clusterPort,
                        "--cache-embedded-mtls-enabled=false"));
            } else {
                options.add("--cache=local");
            }
            return options;
        }

        void begin(List<String> arguments) throws IOException {
            KeycloakProcess begun = KeycloakProcess.start(home, log(), arguments);
            process = begun;
            begun.awaitReady(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"));
        }

        void end(java.util.function.Consumer<KeycloakProcess> how) {
            if (process != null) {
                how.accept(process);
                process = null;
            }
        }
    }
}
