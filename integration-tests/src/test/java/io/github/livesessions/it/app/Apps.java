package io.github.livesessions.it.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One small web server on loopback that stands for every application of the tests. It shows what an application got
 * back from a login and records back-channel logouts.
 */
public final class Apps implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A client of this name is never answered: it stands for one whose host hangs. */
    public static final String SILENT = "silent-app";

    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<LogoutToken> logouts = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Integer>> answers = new ConcurrentHashMap<>();
    private final Set<String> hanging = ConcurrentHashMap.newKeySet();

    private Apps(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    public static Apps open() {
        try {
            // by address, not by name: another site than Keycloak's localhost
            Apps apps = new Apps(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            apps.server.start();
            return apps;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where {@code client} has people sent back after a login. */
    public URI callback(String client) {
        return address().resolve("/" + client + "/callback");
    }

    /** Where {@code client} hears of ended sessions. */
    public URI backChannelLogout(String client) {
        return address().resolve("/" + client + "/backchannel-logout");
    }

    /** The admin URL of {@code client}, at which Keycloak's old adapters hear. */
    public URI adminUrl(String client) {
        return address().resolve("/" + client);
    }

    /** The logouts heard so far, oldest first. */
    public List<LogoutToken> logouts() {
        return List.copyOf(logouts);
    }

    /** Has the next logouts of {@code client} answered so, by HTTP; after them it hears again. */
    public void answer(String client, Integer... statuses) {
        answers.put(client, new ConcurrentLinkedQueue<>(List.of(statuses)));
    }

    /** Lets {@code client} hang at its logouts, or no longer. */
    public void hang(String client, boolean hangs) {
        if (hangs) {
            hanging.add(client);
        } else {
            hanging.remove(client);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/backchannel-logout")) {
                logout(exchange, path.split("/", -1)[1]);
            } else if (path.endsWith("/k_logout") && hanging.contains(path.split("/", -1)[1])) {
                hang();
            } else {
                page(exchange, path.endsWith("/callback") ? "The application" : "Elsewhere");
            }
        }
    }

    private void logout(HttpExchange exchange, String client) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (client.equals(SILENT) || hanging.contains(client)) {
            logouts.add(new LogoutToken(client, claims(form), 0));
            hang();
            return;
        }
        Integer status =
                answers.getOrDefault(client, new ConcurrentLinkedQueue<>()).poll();
        int answer = status == null ? 200 : status;
        logouts.add(new LogoutToken(client, claims(form), answer));
        if (answer / 100 == 3) {
            exchange.getResponseHeaders().add("Location", address() + "/elsewhere/backchannel-logout");
        }
        exchange.sendResponseHeaders(answer, -1);
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode claims(String form) throws IOException {
        String token = URLDecoder.decode(form, StandardCharsets.UTF_8).replaceFirst("^logout_token=", "");
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static void page(HttpExchange exchange, String title) throws IOException {
        byte[] html = ("<!doctype html><html lang=en><meta charset=utf-8><link rel=icon href=data:,><title>" + title
                        + "</title><h1>" + title + "</h1>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, html.length);
        exchange.getResponseBody().write(html);
    }
}
