package io.github.livesessions.it.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The agent's file as the server gives it out. */
@Keycloak
final class AgentScriptIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI url;

    AgentScriptIT(KeycloakServer server, Apps apps) {
        // in any realm: an application may bring the agent before the realm is set up
        url = URI.create(RealmDraft.draft().client("app", apps).create(server).url() + "/live-sessions/agent.js");
    }

    @Test
    void anyPageMayLoadItAndAsksEachTimeWhetherItIsStillThisOne() throws Exception {
        HttpResponse<byte[]> script = get("Origin", "https://app.example.org");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(header(script, "Content-Type")).startsWith("text/javascript");
        assertThat(header(script, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(script, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(header(script, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(script, "Cache-Control")).isEqualTo("no-cache");
        assertThat(new String(script.body(), StandardCharsets.UTF_8)).contains("LiveSessions");
    }

    @Test
    void whoHasItGetsNothing() throws Exception {
        String tag = header(get("Accept", "*/*"), "ETag");

        HttpResponse<byte[]> again = get("If-None-Match", tag);

        assertThat(tag).matches("\"[\\w-]{22}\"");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        assertThat(get("If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
    }

    @Test
    void itIsSentCompressedInLessThanFiveThousandBytes() throws Exception {
        HttpResponse<byte[]> plain = get("Accept", "*/*");

        HttpResponse<byte[]> compressed = get("Accept-Encoding", "br, gzip");

        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.body()).hasSizeLessThan(5_000);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(header(compressed, "Vary")).contains("Accept-Encoding");
        assertThat(header(compressed, "ETag")).isNotEqualTo(header(plain, "ETag"));
    }

    private HttpResponse<byte[]> get(String header, String value) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(url).header(header, value).build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
