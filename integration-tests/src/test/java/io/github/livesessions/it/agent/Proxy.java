package io.github.livesessions.it.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP/1.1 proxy before Keycloak that treats streams as some proxies do: it cuts each after a while, or holds back what
 * is not complete. Keycloak hears its own name all the same.
 */
final class Proxy implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scissors = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger streams = new AtomicInteger();
    private final HttpServer server;
    private final URI keycloak;
    private final Duration cutAfter;

    private Proxy(HttpServer server, URI keycloak, Duration cutAfter) {
        this.server = server;
        this.keycloak = keycloak;
        this.cutAfter = cutAfter;
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /** One that cuts streams. */
    static Proxy cutting(URI keycloak, Duration after) {
        return new Proxy(open(), keycloak, after);
    }

    /** One that holds back every answer until it is complete. */
    static Proxy holding(URI keycloak) {
        return new Proxy(open(), keycloak, Duration.ZERO);
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** How many streams and polls it was asked for. */
    int streams() {
        return streams.get();
    }

    @Override
    public void close() {
        scissors.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer open() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean stream = exchange.getRequestURI().getPath().endsWith("/me/stream")
                    && exchange.getRequestMethod().equals("GET");
            if (stream) {
                streams.incrementAndGet();
            }
            HttpResponse<InputStream> answer = http.send(request(exchange), BodyHandlers.ofInputStream());
            answer.headers().map().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name)) {
                    exchange.getResponseHeaders().put(name, List.copyOf(values));
                }
            });
            try (InputStream body = answer.body()) {
                if (stream && !cutAfter.isZero()) {
                    Future<?> unused = scissors.schedule(() -> cut(body), cutAfter.toMillis(), TimeUnit.MILLISECONDS);
                    relay(exchange, answer.statusCode(), body);
                } else {
                    whole(exchange, answer.statusCode(), body.readAllBytes());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(keycloak.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    /** Passes on what comes as it comes, until the body is cut. */
    private static void relay(HttpExchange exchange, int status, InputStream body) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        OutputStream out = exchange.getResponseBody();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException cut) {
            // the answer ends here, as if Keycloak had said all
        }
    }

    private static void cut(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void whole(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
