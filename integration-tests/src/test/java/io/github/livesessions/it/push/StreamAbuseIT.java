package io.github.livesessions.it.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Streams that nobody should get, and more of them than anybody needs. */
@Keycloak
final class StreamAbuseIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Client service;
    private final String path;

    StreamAbuseIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(30, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .service("service", apps)
                .create(server);
        app = realm.client("app", apps);
        service = realm.service("service", apps);
        path = "/realms/" + realm.name() + "/live-sessions/me/stream";
    }

    @Test
    void withoutAValidTokenThereIsNoStream() {
        String access = page(realm.person()).access();

        assertThat(status("")).isEqualTo(401);
        assertThat(status("garbage")).isEqualTo(401);
        assertThat(status(access.substring(0, access.length() - 4) + "AAAA")).isEqualTo(401);
        HttpResponse<InputStream> answer = OpenStream.answer(realm, 0, path, "");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        assertThat(body(answer).path("status").asInt()).isEqualTo(401);
    }

    @Test
    void aTokenOfAnEndedSessionIsRefused() {
        Device laptop = laptop();
        Tokens page = laptop.signIn(app, realm.person());
        laptop.tokens(app).logout(page);

        assertThat(status(page.access())).isEqualTo(401);
    }

    @Test
    void aTokenThatHasExpiredOpensNoStreamAndEndsNone() {
        realm.change(Map.of("accessTokenLifespan", 3));
        try {
            Tokens page = page(realm.person());
            try (OpenStream stream = OpenStream.own(realm, 0, page.access())) {

                Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> status(page.access()) == 401);

                assertThat(stream.hasEnded()).isFalse();
            }
        } finally {
            realm.change(Map.of("accessTokenLifespan", 300));
        }
    }

    @Test
    void aServiceHasNoSessionToHearOf() {
        String access = service().tokens(service).serviceAccount().tokens().access();

        HttpResponse<InputStream> answer = OpenStream.answer(realm, 0, path, access);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(body(answer).path("type").asText()).endsWith("session-not-found");
    }

    @Test
    void aPageOfAnotherOriginIsRefusedAndTheOwnIsLetIn() {
        realm.server()
                .admin()
                .get("/" + realm.name() + "/clients?clientId=app")
                .forEach(client -> realm.server()
                        .admin()
                        .put(
                                "/" + realm.name() + "/clients/"
                                        + client.path("id").asText(),
                                ((ObjectNode) client).putPOJO("webOrigins", List.of("https://app.example"))));
        String access = page(realm.person()).access();

        assertThat(OpenStream.answer(realm, 0, path, access, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        try (OpenStream stream = OpenStream.own(realm, 0, access, "Origin", "https://app.example")) {
            assertThat(stream.headers().get("access-control-allow-origin")).containsExactly("https://app.example");
        }
    }

    @Test
    void aClientWithoutWebOriginsIsReadFromTheServersOwnOriginOnly() {
        String access = service().signIn(service, realm.person()).access();

        assertThat(OpenStream.answer(realm, 0, path, access, "Origin", "https://app.example")
                        .statusCode())
                .isEqualTo(403);
        String own = realm.server().baseUrl().toString();
        OpenStream.own(realm, 0, access, "Origin", own).close();
    }

    @Test
    void garbageToResumeFromIsRefused() {
        String access = page(realm.person()).access();

        for (String query : List.of("?after=1~x", "?wait=0", "?wait=26", "?wait=x", "?wait=1&wait=2", "?what=1")) {
            assertThat(OpenStream.answer(realm, 0, path + query, access).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(OpenStream.answer(realm, 0, path, access, "Last-Event-ID", "' or 1=1")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSessionHasTwentyStreamsAndNotOneMore() {
        Tokens page = page(realm.person());
        List<OpenStream> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                streams.add(OpenStream.own(realm, 0, page.access()));
            }
            HttpResponse<InputStream> answer = OpenStream.answer(realm, 0, path, page.access());
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("30");

            streams.remove(0).close();

            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
                HttpResponse<InputStream> next = OpenStream.answer(realm, 0, path, page.access());
                close(next);
                return next.statusCode() == 200;
            });
        } finally {
            streams.forEach(OpenStream::close);
        }
    }

    @Test
    void aThousandStreamsOfOneUserAreAHundred() {
        Person ada = realm.person();
        List<Tokens> pages = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pages.add(laptop().signIn(app, ada));
        }
        List<HttpResponse<InputStream>> answers = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                answers.add(OpenStream.answer(realm, 0, path, pages.get(i % 10).access()));
            }

            assertThat(answers.stream().filter(one -> one.statusCode() == 200)).hasSize(100);
            assertThat(answers.stream().filter(one -> one.statusCode() == 429)).hasSize(900);
        } finally {
            answers.forEach(StreamAbuseIT::close);
        }
        // Quarkus itself calls it an error that a reader goes away while something is on its way to it; and letters to
        // the
        // post office of a test that shared this server may still be on their way
        assertThat(server.log(0)
                        .lines()
                        .filter(line -> line.contains(" ERROR ")
                                && !line.endsWith(": Broken pipe")
                                && !line.contains("(live-sessions-mail-")))
                .isEmpty();
    }

    private int status(String token) {
        HttpResponse<InputStream> answer = OpenStream.answer(realm, 0, path, token);
        close(answer);
        return answer.statusCode();
    }

    private Tokens page(Person person) {
        return laptop().signIn(app, person);
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }

    private Device service() {
        return Device.of(server, Agent.named("curl/8.14.1"), Origin.UNKNOWN);
    }

    private static JsonNode body(HttpResponse<InputStream> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(HttpResponse<InputStream> answer) {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
