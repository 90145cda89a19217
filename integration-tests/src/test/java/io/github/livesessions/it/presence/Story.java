package io.github.livesessions.it.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.limit.Tables;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.rest.AdminCaller;
import java.time.Duration;
import java.util.List;

/** What administrators see of a session, and what the history tells of it. */
final class Story {

    private final Realm realm;
    private final Tables tables;

    Story(Realm realm) {
        this.realm = realm;
        this.tables = new Tables(realm.server());
    }

    /** An administrator who has just come: in these realms their own sessions are soon over, too. */
    AdminCaller admin() {
        return AdminCaller.with(realm, realm, "view-users", "query-users", "manage-users");
    }

    /** The person's session as it is listed. */
    JsonNode session(Person person, String sid) {
        return admin().get("sessions?user=" + person.id()).items().stream()
                .filter(item -> item.path("id").asText().equals(sid))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on the list"));
    }

    String state(String sid) {
        List<String> states = tables.texts("select coalesce(STATE, 'unchecked') from LS_SESSION where ID = ?", sid);
        return states.isEmpty() ? "gone" : states.get(0);
    }

    void shallBe(String state, String sid, Duration within) {
        await().atMost(within)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(state(sid)).isEqualTo(state));
    }

    /** Types of the events of the session's own life, oldest first, causes behind them. */
    List<String> events(String sid) {
        return tables.texts(
                "select case when CAUSE is null then TYPE else concat(TYPE, ' ', CAUSE) end from ("
                        + "select TYPE, CAUSE, HAPPENED_AT from LS_EVENT where SESSION_ID = ? union all"
                        + " select TYPE, CAUSE, HAPPENED_AT from LS_OUTBOX where SESSION_ID = ?) told"
                        + " where TYPE like 'session-%' order by HAPPENED_AT",
                sid, sid);
    }

    /** When Keycloak itself believes that the session was last used, in milliseconds since 1970. */
    long lastAccess(Person person, String sid) {
        for (JsonNode session :
                realm.server().admin().get("/" + realm.name() + "/users/" + person.id() + "/sessions")) {
            if (session.path("id").asText().equals(sid)) {
                return session.path("lastAccess").asLong();
            }
        }
        throw new AssertionError("Keycloak has no such session");
    }
}
