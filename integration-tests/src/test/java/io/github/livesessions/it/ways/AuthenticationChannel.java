package io.github.livesessions.it.ways;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.livesessions.it.realm.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Stands for the service that asks people on their phones, which Keycloak calls for a backchannel authentication. */
final class AuthenticationChannel implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    private AuthenticationChannel(HttpServer server) {
        this.server = server;
        server.createContext("/", this::take);
    }

    static AuthenticationChannel open() {
        try {
            AuthenticationChannel channel = new AuthenticationChannel(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            channel.server.start();
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ask");
    }

    /** The person who was asked says yes. */
    void approve(Client client) {
        try {
            String bearer = asked.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (bearer == null) {
                throw new AssertionError("Nobody was asked");
            }
            HttpRequest yes = HttpRequest.newBuilder(client.endpoint("ext/ciba/auth/callback"))
                    .header("Authorization", bearer)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"status\":\"SUCCEED\"}"))
                    .build();
            HttpResponse<String> response = http.send(yes, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError("The answer was met with " + response.statusCode() + ": " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(201, -1);
            asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
        }
    }
}
