package io.github.livesessions.it.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.Testcontainers;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** Nodes as containers of Keycloak's own image. The database is PostgreSQL whatever was asked, to be reachable. */
final class ContainerServer implements KeycloakServer {

    private static final String IN_CONTAINER = "/opt/keycloak/files";
    private static final int HTTP = 8080;
    private static final int MANAGEMENT = 9000;

    private final Path files;
    private final Blueprint blueprint;
    private final Network network = Network.newNetwork();
    private final PostgreSQLContainer postgres;
    private final List<Node> nodes = new ArrayList<>();
    private final Admin admin = new Admin(this::baseUrl);

    private ContainerServer(Blueprint blueprint, Path files) {
        this.blueprint = blueprint;
        this.files = files;
        this.postgres = new PostgreSQLContainer(DockerImageName.parse("postgres:17"))
                .withNetwork(network)
                .withNetworkAliases("database")
                .withDatabaseName("keycloak")
                .withUsername("keycloak")
                .withPassword("keycloak")
                .withCommand(
                        "postgres",
                        "-c",
                        "max_connections=120",
                        "-c",
                        "logging_collector=on",
                        "-c",
                        "log_line_prefix=%p:");
    }

    static ContainerServer boot(Blueprint blueprint) throws IOException {
        Path directory = Workspace.fresh("keycloak/running");
        ContainerServer server = new ContainerServer(blueprint, ExchangedFiles.in(directory.resolve("files")));
        try {
            server.postgres.start();
            List<Integer> ports = FreePorts.take(blueprint.nodes());
            for (int i = 0; i < blueprint.nodes(); i++) {
                server.nodes.add(new Node(server.container(ports.get(i)), ports.get(i)));
                server.start(i);
            }
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private GenericContainer<?> container(int port) {
        GenericContainer<?> container = new GenericContainer<>(
                DockerImageName.parse("quay.io/keycloak/keycloak:" + System.getProperty("keycloak.version")));
        // a fixed port survives a restart of the container, as a node's address does
        container.setPortBindings(List.of("127.0.0.1:" + port + ":" + HTTP));
        return container
                .withNetwork(network)
                .withAccessToHost(true)
                .withExposedPorts(MANAGEMENT)
                .withFileSystemBind(files.toString(), IN_CONTAINER, BindMode.READ_ONLY)
                .withCopyFileToContainer(
                        MountableFile.forHostPath(Workspace.providerJar()),
                        "/opt/keycloak/providers/" + Workspace.providerJar().getFileName())
                .withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", Admin.USERNAME)
                .withEnv("KC_BOOTSTRAP_ADMIN_PASSWORD", Admin.PASSWORD)
                .withEnv("QUARKUS_HTTP_LIMITS_MAX_HEADER_SIZE", "256K")
                .waitingFor(
                        Wait.forHttp("/health/ready").forPort(MANAGEMENT).withStartupTimeout(Duration.ofMinutes(4)));
    }

    @Override
    public int nodes() {
        return nodes.size();
    }

    @Override
    public URI baseUrl(int node) {
        return URI.create("http://localhost:" + nodes.get(node).port());
    }

    @Override
    public URI innerUrl() {
        return URI.create("http://localhost:" + HTTP);
    }

    @Override
    public URI fromInside(URI address) {
        Testcontainers.exposeHostPorts(address.getPort());
        return URI.create("http://host.testcontainers.internal:" + address.getPort() + address.getPath());
    }

    @Override
    public Admin admin() {
        return admin;
    }

    @Override
    public String log(int node) {
        return nodes.get(node).container().getLogs(OutputFrame.OutputType.STDOUT, OutputFrame.OutputType.STDERR);
    }

    @Override
    public Path files() {
        return files;
    }

    @Override
    public Connection database() throws SQLException {
        return DriverManager.getConnection(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    @Override
    public void stop(int node) {
        nodes.get(node).container().stop();
    }

    @Override
    public void kill(int node) {
        GenericContainer<?> container = nodes.get(node).container();
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
        container.stop();
    }

    @Override
    public void start(int node, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "start",
                "--db=postgres",
                "--db-url=jdbc:postgresql://database/keycloak",
                "--db-username=keycloak",
                "--db-password=keycloak",
                "--health-enabled=true",
                "--http-enabled=true",
                "--hostname-strict=false",
                // the engine's own bridge is the proxy here
                "--proxy-headers=xforwarded",
                "--spi-connections-http-client--default--socket-timeout-millis=20000",
                blueprint.nodes() > 1 ? "--cache=ispn" : "--cache=local"));
        command.addAll(blueprint.optionsWith(IN_CONTAINER));
        command.addAll(List.of(more));
        nodes.get(node).container().withCommand(command.toArray(String[]::new)).start();
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.container().stop());
        postgres.stop();
        network.close();
    }

    private record Node(GenericContainer<?> container, int port) {}
}
