package io.github.livesessions.it.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.Database;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two thousand pages that only wait, and a server that does not notice. */
@Keycloak(
        database = Database.POSTGRESQL,
        options = {
            Keycloak.CITIES,
            "--spi-live-sessions--default--streams-per-session=2100",
            "--spi-live-sessions--default--streams-per-user=2100"
        })
final class IdleStreamsIT {

    private static final int STREAMS = 2_000;

    private final KeycloakServer server;
    private final Realm realm;
    private final Client app;
    private final Tables tables;

    IdleStreamsIT(KeycloakServer server, Apps apps) {
        this.server = server;
        realm = RealmDraft.draft()
                .gated(Policy.limit(5, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        app = realm.client("app", apps);
        tables = new Tables(server);
    }

    @Test
    void peopleLogInWhileTwoThousandStreamsAreOpenAndAllHearOfTheEnd() throws IOException {
        Person ada = realm.person();
        Tokens page = laptop().signIn(app, ada);
        List<Socket> streams = new ArrayList<>();
        try {
            for (int i = 0; i < STREAMS; i++) {
                streams.add(open(page.access()));
            }
            assertThat(streams).allSatisfy(one -> assertThat(read(one, "hello")).contains("200 OK"));

            assertThat(laptop().signIn(app, realm.person()).sid()).isNotEmpty();
            assertThat(tables.text("select count(*) from pg_stat_activity"
                            + " where backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()"
                            + " and xact_start < now() - interval '1 second'"))
                    .isEqualTo("0");

            laptop().tokens(app).logout(page);

            for (Socket one : streams) {
                assertThat(read(one, "session-ended")).contains("session-ended");
            }
        } finally {
            for (Socket one : streams) {
                one.close();
            }
        }
    }

    private Socket open(String token) throws IOException {
        URI node = server.baseUrl(0);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.getPort());
        socket.setSoTimeout(60_000);
        String request = "GET /realms/" + realm.name() + "/live-sessions/me/stream HTTP/1.1\r\nHost: "
                + node.getRawAuthority() + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** Reads until that word has come. */
    private static String read(Socket socket, String word) {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[4_096];
        try {
            while (text.indexOf(word) < 0) {
                int count = socket.getInputStream().read(buffer);
                if (count < 0) {
                    break;
                }
                text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (SocketTimeoutException silence) {
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private Device laptop() {
        return Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO);
    }
}
