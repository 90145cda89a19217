package io.github.livesessions.it.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Counts the sessions of a person twice: as Keycloak's own admin REST tells them, and as our table lists them. */
public final class Census {

    /** Within this time after a login's answer, what had to end has ended. */
    static final Duration SOON = Duration.ofSeconds(2);

    private static final String LISTED =
            "select ID from LS_SESSION where USER_ID = ? and KIND in ('session', 'offline-token')";

    private final Realm realm;
    private final Tables tables;
    private final List<Client> clients;

    /**
     * A census of one realm.
     *
     * @param clients those that may hold offline tokens
     */
    public Census(Realm realm, Client... clients) {
        this.realm = realm;
        this.tables = new Tables(realm.server());
        this.clients = List.of(clients);
    }

    /** Distinct ids of the online and offline sessions that Keycloak holds. */
    public Set<String> keycloaks(Person person) {
        Set<String> ids = new TreeSet<>(realm.sessions(person));
        clients.forEach(client -> ids.addAll(realm.offlineSessions(person, client)));
        return ids;
    }

    /** Ids of the sessions on our list that take a place. */
    public Set<String> listed(Person person) {
        return new TreeSet<>(tables.texts(LISTED, person.id()));
    }

    /** Asserts that soon exactly so many stand, the same ones on both sides. */
    public void shallCount(Person person, int expected) {
        shallCount(person, expected, SOON);
    }

    void shallCount(Person person, int expected, Duration within) {
        await().atMost(within).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            Set<String> listed = listed(person);
            assertThat(listed).as("on our list").hasSize(expected);
            assertThat(keycloaks(person)).as("in Keycloak").isEqualTo(listed);
        });
    }

    /** Asserts that soon exactly these stand, on both sides. */
    public void shallHold(Person person, String... ids) {
        Set<String> expected = new TreeSet<>(Arrays.asList(ids));
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            assertThat(listed(person)).as("on our list").isEqualTo(expected);
            assertThat(keycloaks(person)).as("in Keycloak").isEqualTo(expected);
        });
    }
}
