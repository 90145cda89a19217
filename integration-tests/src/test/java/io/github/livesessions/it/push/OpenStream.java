package io.github.livesessions.it.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.livesessions.it.realm.Realm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A page that reads a stream, in a thread of its own, for as long as it is open. */
final class OpenStream implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile boolean ended;

    private OpenStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "stream-reader");
        reader.setDaemon(true);
        reader.start();
    }

    /** The own stream of {@code token}, at that node. */
    static OpenStream own(Realm realm, int node, String token, String... headers) {
        return open(realm, node, "/realms/" + realm.name() + "/live-sessions/me/stream", token, headers);
    }

    static OpenStream open(Realm realm, int node, String path, String token, String... headers) {
        OpenStream stream = new OpenStream(answer(realm, node, path, token, headers));
        assertThat(stream.response.statusCode()).as(path).isEqualTo(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> stream.ended || (!stream.comments.isEmpty() && !stream.lastId.isEmpty()));
        return stream;
    }

    /** What the server answers, whatever it is. */
    static HttpResponse<InputStream> answer(Realm realm, int node, String path, String token, String... headers) {
        URI outside = realm.server().baseUrl();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        realm.server().baseUrl(node).resolve(path))
                .header("X-Forwarded-Host", outside.getRawAuthority())
                .header("X-Forwarded-Port", String.valueOf(outside.getPort()));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            Event next = Event.EMPTY;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                next = take(next, line);
            }
        } catch (IOException cut) {
            // as a page sees it: the stream is over
        } finally {
            ended = true;
        }
    }

    private Event take(Event next, String line) {
        if (line.isEmpty()) {
            lastId = next.id().isEmpty() ? lastId : next.id();
            if (!next.data().isEmpty()) {
                events.add(next);
            }
            return Event.EMPTY;
        }
        int colon = line.indexOf(':');
        String value = line.substring(colon + 1).strip();
        return switch (line.substring(0, Math.max(colon, 0))) {
            case "" -> {
                comments.add(value);
                yield next;
            }
            case "id" -> new Event(next.name(), value, next.data());
            case "event" -> new Event(value, next.id(), next.data());
            case "data" -> new Event(next.name(), next.id(), value);
            default -> next;
        };
    }

    List<Event> events() {
        return events;
    }

    List<String> comments() {
        return comments;
    }

    /** From where to go on. */
    String lastId() {
        return lastId;
    }

    Map<String, List<String>> headers() {
        return response.headers().map();
    }

    boolean hasEnded() {
        return ended;
    }

    /** The first event of that name; has to be there within 2 s, which is what is promised. */
    JsonNode shallHear(String name) {
        return shallHear(name, "");
    }

    /** The same, about the object of that id. */
    JsonNode shallHear(String name, String id) {
        return Awaitility.await(name)
                .atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> events.stream()
                                .filter(event -> event.name().equals(name))
                                .map(Event::json)
                                .filter(data ->
                                        id.isEmpty() || data.path("id").asText().equals(id))
                                .findFirst()
                                .orElse(JSON.nullNode()),
                        data -> !data.isNull());
    }

    void shallEnd() {
        Awaitility.await("end of the stream").atMost(Duration.ofSeconds(2)).until(() -> ended);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An event as it came. */
    record Event(String name, String id, String data) {

        private static final Event EMPTY = new Event("", "", "");

        JsonNode json() {
            try {
                return JSON.readTree(data);
            } catch (IOException e) {
                throw new UncheckedIOException(data, e);
            }
        }
    }
}
