package io.github.livesessions.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A {@code kc.sh} and the Java process below it. Both end with this Java process, if not before. */
public final class KeycloakProcess {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final Duration DONE_WITHIN = Duration.ofMinutes(8);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Process script;
    private final Path log;
    private final Thread atExit = new Thread(this::kill, "kill-keycloak");

    private KeycloakProcess(Process script, Path log) {
        this.script = script;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts {@code kc.sh} of {@code home} with {@code arguments}; what it prints is added to {@code log}. */
    public static KeycloakProcess start(Path home, Path log, List<String> arguments) throws IOException {
        return start(home, log, arguments, Map.of());
    }

    /** The same, with more in its {@code environment}. */
    public static KeycloakProcess start(Path home, Path log, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/kc.sh").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx700m");
        // short-lived servers on few cores: the optimizing compiler costs more than it gives
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", Admin.USERNAME);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", Admin.PASSWORD);
        // Keycloak's server answers 431 to long headers by itself; only a wider limit shows what the provider does
        builder.environment().put("QUARKUS_HTTP_LIMITS_MAX_HEADER_SIZE", "256K");
        builder.environment().putAll(environment);
        return new KeycloakProcess(builder.start(), log);
    }

    /** Runs {@code kc.sh} to its end, such as for its build command. */
    public static void run(Path home, Path log, List<String> arguments) throws IOException {
        KeycloakProcess process = start(home, log, arguments);
        if (!process.awaitExit(DONE_WITHIN)) {
            process.kill();
            throw new IllegalStateException("kc.sh " + arguments + " did not end; its log ends with\n" + tail(log));
        }
        if (process.script.exitValue() != 0) {
            throw new IllegalStateException("kc.sh " + arguments + " failed; its log ends with\n" + tail(log));
        }
    }

    /** Waits until {@code health} answers that the server is ready. */
    public void awaitReady(URI health) {
        try {
            Awaitility.await("Keycloak ready")
                    .atMost(READY_WITHIN)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> ready(health) || !script.isAlive());
        } catch (ConditionTimeoutException e) {
            kill();
            throw new IllegalStateException("Keycloak is not ready in time; its log ends with\n" + tail(log), e);
        }
        if (!script.isAlive()) {
            throw new IllegalStateException("Keycloak ended by itself; its log ends with\n" + tail(log));
        }
    }

    /** Asks the server to shut down and waits for it. */
    public void stop() {
        script.destroy();
        if (!awaitExit(Duration.ofSeconds(45))) {
            kill();
        }
        forget();
    }

    /** Ends the server at once. */
    public void kill() {
        // kc.sh runs Java as its child
        List<ProcessHandle> below = script.descendants().toList();
        below.forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
        Stream.concat(below.stream(), Stream.of(script.toHandle()))
                .forEach(handle -> handle.onExit()
                        .completeOnTimeout(handle, 20, TimeUnit.SECONDS)
                        .join());
        forget();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the hook itself is what calls: this Java process is ending
        }
    }

    private boolean awaitExit(Duration within) {
        try {
            return script.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ready(URI health) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String tail(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 60), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
