package io.github.livesessions.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.session.SessionKind;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrowdedAccountsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final TestDatabase database = new TestDatabase("crowded");

    @BeforeEach
    void fill() {
        sessions("realm", "ada", 3);
        sessions("realm", "bo", 2);
        sessions("realm", "cy", 4);
        sessions("realm", "di", 3);
        sessions("other", "ed", 9);
    }

    @AfterEach
    void close() {
        List.of("realm", "other")
                .forEach(realm -> database.inTransaction(entities -> {
                    new Eraser(entities, realm).realm();
                    return realm;
                }));
        database.close();
    }

    @Test
    void theyAreFoundChunkByChunk() {
        assertThat(crowded(2, "", 2)).containsExactly("ada", "cy");
        assertThat(crowded(2, "cy", 2)).containsExactly("di");
        assertThat(crowded(2, "di", 2)).isEmpty();
    }

    @Test
    void whoFillsThePlanIsNotCrowded() {
        assertThat(crowded(3, "", 9)).containsExactly("cy");
    }

    @Test
    void whatIsKeptIsKnown() {
        List<String> kept = database.inTransaction(entities -> {
            SessionStore store = new SessionStore(entities, "realm");
            store.keepUntil("realm-ada-1", NOW);
            store.keepUntil("realm-bo-0", NOW);
            return List.copyOf(store.kept("ada"));
        });

        assertThat(kept).containsExactly("realm-ada-1");
        assertThat(database.<Set<String>>inTransaction(entities -> new SessionStore(entities, "realm").kept("cy")))
                .isEmpty();
    }

    private List<String> crowded(int limit, String after, int max) {
        return database.inTransaction(entities -> new SessionStore(entities, "realm").crowded(limit, after, max));
    }

    private void sessions(String realm, String user, int count) {
        database.inTransaction(entities -> {
            for (int i = 0; i < count; i++) {
                add(entities, realm, user, realm + "-" + user + "-" + i);
            }
            return count;
        });
    }

    private static void add(EntityManager entities, String realm, String user, String id) {
        new SessionStore(entities, realm)
                .add(
                        new NewSession(
                                id,
                                realm,
                                user,
                                SessionKind.SESSION,
                                null,
                                null,
                                null,
                                0,
                                NOW,
                                NOW,
                                DeviceDescription.UNKNOWN,
                                null,
                                null),
                        false);
    }
}
