package io.github.livesessions.it.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Policy;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.realm.RealmDraft;
import io.github.livesessions.it.server.KeycloakServer;
import io.github.livesessions.it.server.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A server that starts on tables of another time. */
final class Upgrade {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern CHANGESET = Pattern.compile("<changeSet id=\"([^\"]+)\"");

    private final KeycloakServer server;
    private final Realm realm;
    private final Apps apps;
    private final Tables tables;

    Upgrade(KeycloakServer server, Apps apps) {
        this.server = server;
        this.apps = apps;
        this.realm = RealmDraft.draft()
                .gated(Policy.limit(20, "refuse"))
                .withDeviceStep()
                .client("app", apps)
                .create(server);
        this.tables = new Tables(server);
    }

    /** The tables become today's, keep what they held of somebody, and logins go on. */
    void from(OldTables old) throws IOException, SQLException {
        Person ada = realm.person();
        String realmId = server.admin().get("/" + realm.name()).path("id").asText();
        server.stop(0);
        try (Connection connection = server.database()) {
            old.install(connection);
        }
        long now = Instant.now().toEpochMilli();
        tables.change("insert into LS_USER (REALM_ID, USER_ID, CREATED_AT) values (?, ?, ?)", realmId, ada.id(), now);
        tables.change(
                "insert into LS_DEVICE (ID, REALM_ID, USER_ID, BROWSER_KEY, NAME, FIRST_SEEN_AT, LAST_SEEN_AT, DEVICE_TYPE)"
                        + " values (?, ?, ?, 'key', 'Old laptop', ?, ?, 'desktop')",
                UUID.randomUUID().toString(),
                realmId,
                ada.id(),
                now,
                now);

        server.start(0);
        server.admin().reset();

        assertThat(tables.texts("select ID from " + OldTables.CHANGES))
                .as(old.name())
                .containsExactlyInAnyOrderElementsOf(changeSets());
        assertThat(tables.texts("select NAME from LS_DEVICE where USER_ID = ?", ada.id()))
                .containsExactly("Old laptop");
        assertThat(tables.texts("select CREATED_AT from LS_USER where USER_ID = ?", ada.id()))
                .containsExactly(Long.toString(now));
        shallLogIn(ada);
    }

    /** Somebody gets in, and the history tells of it. */
    void shallLogIn(Person person) {
        Tokens tokens =
                Device.of(server, Agent.CHROME_ON_WINDOWS, Origin.OSLO).signIn(realm.client("app", apps), person);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(tables.texts(
                                "select SESSION_ID from LS_EVENT where USER_ID = ? and TYPE = 'session-started'",
                                person.id()))
                        .containsExactly(tokens.sid()));
    }

    /** The changesets that the changelog has today. */
    static List<String> changeSets() throws IOException {
        String changelog = Files.readString(Workspace.sources()
                .resolve("session-registry/src/main/resources/META-INF/live-sessions-changelog.xml"));
        return CHANGESET
                .matcher(changelog)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
