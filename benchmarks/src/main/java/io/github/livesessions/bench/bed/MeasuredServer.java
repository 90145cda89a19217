package io.github.livesessions.bench.bed;

import io.github.livesessions.it.server.Admin;
import io.github.livesessions.it.server.FreePorts;
import io.github.livesessions.it.server.KeycloakProcess;
import io.github.livesessions.it.server.KeycloakServer;
import io.github.livesessions.it.server.Trees;
import io.github.livesessions.it.server.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Keycloak in production mode on a PostgreSQL of its own. Unlike the servers of the integration tests it compiles
 * to the end, waits for the disk, and tells what it has cost.
 */
public final class MeasuredServer implements KeycloakServer {

    private static final Pattern USED = Pattern.compile("heap.*? used ([0-9]+)K");

    private static final String HEAP = "-Xms768m -Xmx768m";

    private final String name;
    private final Build build;
    private final Path directory;
    private final Postgres postgres;
    private final List<Node> nodes = new ArrayList<>();
    private final Admin admin = new Admin(this::baseUrl);

    private MeasuredServer(String name, Build build, Path directory, Postgres postgres) {
        this.name = name;
        this.build = build;
        this.directory = directory;
        this.postgres = postgres;
    }

    /**
     * Boots a server and waits until it is ready, for some minutes at most.
     *
     * @param name unique among the servers that run
     * @param jvm more options of Java, such as for a flight recording
     */
    public static MeasuredServer boot(String name, Build build, int nodes, String jvm)
            throws IOException, SQLException {
        Path home = build.home();
        Path directory = Workspace.fresh("keycloak/running/" + name);
        MeasuredServer server = new MeasuredServer(name, build, directory, Postgres.start());
        try {
            List<Integer> ports = FreePorts.take(3 * nodes);
            for (int i = 0; i < nodes; i++) {
                Path own = directory.resolve("node" + i);
                Trees.link(home, own);
                server.nodes.add(server.launch(new Plan(own, ports.subList(3 * i, 3 * i + 3), nodes > 1, jvm)));
            }
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    public String name() {
        return name;
    }

    public Build build() {
        return build;
    }

    /** The Java process of {@code node}. */
    public long pid(int node) {
        return nodes.get(node).pid();
    }

    /** What the server has cost so far, and the driver. */
    public Cpu cpu() {
        return new Cpu(
                nodes.stream()
                        .mapToDouble(node -> Processes.ownCpuMillis(node.pid()))
                        .sum(),
                postgres.cpuMillis(),
                Processes.ownCpuMillis(ProcessHandle.current().pid()));
    }

    /** Lets the first node's Java tidy up, so that what is in use is what is held. */
    public void collectGarbage() throws IOException, InterruptedException {
        Processes.output("jcmd", Long.toString(nodes.get(0).pid()), "GC.run");
    }

    /** What the first node's Java has in use. */
    public double heapMegabytes() throws IOException, InterruptedException {
        String info = Processes.output("jcmd", Long.toString(nodes.get(0).pid()), "GC.heap_info");
        Matcher used = USED.matcher(info);
        if (!used.find()) {
            throw new IllegalStateException("jcmd does not tell the heap: " + info);
        }
        return Long.parseLong(used.group(1)) / 1024.0;
    }

    @Override
    public int nodes() {
        return nodes.size();
    }

    @Override
    public URI baseUrl(int node) {
        return nodes.get(node).address();
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
        throw new UnsupportedOperationException("The log of " + name + " is in " + directory);
    }

    @Override
    public Path files() {
        return directory;
    }

    @Override
    public Connection database() throws SQLException {
        return postgres.open();
    }

    @Override
    public void stop(int node) {
        nodes.get(node).process().stop();
    }

    @Override
    public void kill(int node) {
        nodes.get(node).process().kill();
    }

    @Override
    public void start(int node, String... more) {
        if (more.length > 0) {
            throw new UnsupportedOperationException("A measured server starts again as it was");
        }
        try {
            nodes.set(node, launch(nodes.get(node).plan()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.process().stop());
        postgres.close();
    }

    @Override
    public String toString() {
        return name + " in " + directory;
    }

    private Node launch(Plan plan) throws IOException {
        List<Integer> ports = plan.ports();
        List<String> options = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.get(0),
                "--http-management-port=" + ports.get(1),
                "--hostname-strict=false",
                "--proxy-headers=xforwarded"));
        options.addAll(
                plan.clustered()
                        ? List.of(
                                "--cache=ispn",
                                "--cache-embedded-network-bind-address=127.0.0.1",
                                "--cache-embedded-network-bind-port=" + ports.get(2),
                                "--cache-embedded-mtls-enabled=false")
                        : List.of("--cache=local"));
        options.addAll(postgres.options());
        if (build == Build.OURS) {
            options.add("--spi-live-sessions--default--geo-files=" + cityDatabase());
        }
        KeycloakProcess process = KeycloakProcess.start(
                plan.home(),
                plan.home().resolveSibling(plan.home().getFileName() + ".log"),
                options,
                Map.of("JAVA_OPTS_KC_HEAP", HEAP, "JAVA_OPTS_APPEND", plan.jvm()));
        process.awaitReady(URI.create("http://127.0.0.1:" + ports.get(1) + "/health/ready"));
        long pid = Processes.descendantsWith("-Dkc.home.dir=" + plan.home()).stream()
                .max(Comparator.comparingDouble(Processes::ownCpuMillis))
                .orElseThrow(() -> new IllegalStateException("No process runs in " + plan.home()));
        return new Node(plan, URI.create("http://localhost:" + ports.get(0)), pid, process);
    }

    /** The small city database of the tests: looking up costs the same in a large one. */
    private static Path cityDatabase() {
        Path file = Workspace.sources().resolve("session-registry/src/test/resources/geo/city-nested.mmdb");
        if (!Files.exists(file)) {
            throw new IllegalStateException("No city database at " + file);
        }
        return file;
    }

    /** What a node is started with, again if need be. */
    private record Plan(Path home, List<Integer> ports, boolean clustered, String jvm) {}

    private record Node(Plan plan, URI address, long pid, KeycloakProcess process) {}
}
