package io.github.livesessions.registry.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.store.Watched;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is told of an event. */
class RegisterTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Register register = new Register(new StreamLimits(2, 3, 5));

    @Test
    void aPageHearsOfItsOwnSessionOnly() {
        Watcher page = watching(Watched.session("r", "s1"), "r", "ada", "s1");
        register.add(page);

        assertThat(register.concernedBy(event("r", "ada", "s1"))).containsExactly(page);
        assertThat(register.concernedBy(event("r", "ada", "s2"))).isEmpty();
        assertThat(register.concernedBy(event("other", "ada", "s1"))).isEmpty();
    }

    @Test
    void anAccountPageHearsOfItsAccountOnly() {
        Watcher page = watching(Watched.account("r", "ada"), "r", "ada", "s1");
        register.add(page);

        assertThat(register.concernedBy(event("r", "ada", "s2"))).containsExactly(page);
        assertThat(register.concernedBy(event("r", "bob", "s3"))).isEmpty();
    }

    @Test
    void anAdministratorHearsOfTheRealmAndOfTheEndOfTheOwnSessionElsewhere() {
        Watcher page = watching(Watched.realm("r"), "master", "root", "s9");
        register.add(page);

        assertThat(register.concernedBy(event("r", "ada", "s2"))).containsExactly(page);
        assertThat(register.concernedBy(event("master", "root", "s9"))).containsExactly(page);
        assertThat(register.concernedBy(event("master", "root", "s8"))).isEmpty();
    }

    @Test
    void theEndOfAnEarlierSessionOfTheSameIdConcernsNobody() {
        register.add(watching(Watched.realm("r"), "master", "root", "s9"));
        SessionEvent earlier =
                SessionEvent.of(SessionEventType.SESSION_ENDED, NOON.minusSeconds(5), "master", "root", "s9", "logout");

        assertThat(register.concernedBy(earlier)).isEmpty();
    }

    @Test
    void aSessionHasSoManyStreamsAndNoMore() {
        Watcher first = watching(Watched.session("r", "s1"), "r", "ada", "s1");
        assertThat(register.add(first)).isTrue();
        assertThat(register.add(watching(Watched.session("r", "s1"), "r", "ada", "s1")))
                .isTrue();
        assertThat(register.add(watching(Watched.session("r", "s1"), "r", "ada", "s1")))
                .isFalse();

        register.remove(first);

        assertThat(register.add(watching(Watched.session("r", "s1"), "r", "ada", "s1")))
                .isTrue();
    }

    @Test
    void anAccountAndANodeHaveSoManyStreamsAndNoMore() {
        for (int i = 0; i < 3; i++) {
            assertThat(register.add(watching(Watched.session("r", "a" + i), "r", "ada", "a" + i)))
                    .isTrue();
        }
        assertThat(register.add(watching(Watched.session("r", "a3"), "r", "ada", "a3")))
                .isFalse();
        assertThat(register.add(watching(Watched.session("r", "b0"), "r", "bob", "b0")))
                .isTrue();
        assertThat(register.add(watching(Watched.session("r", "b1"), "r", "bob", "b1")))
                .isTrue();
        assertThat(register.add(watching(Watched.session("r", "c0"), "r", "cy", "c0")))
                .isFalse();
    }

    @Test
    void theAppsOfASessionLeaveItsAccountPageItsPlace() {
        for (int i = 0; i < 2; i++) {
            register.add(watching(Watched.session("r", "s1"), "r", "ada", "s1"));
        }
        assertThat(register.add(watching(Watched.session("r", "s1"), "r", "ada", "s1")))
                .isFalse();

        assertThat(register.add(watching(Watched.account("r", "ada"), "r", "ada", "s1")))
                .isTrue();
    }

    @Test
    void whoHasLeftLeavesNothingBehind() {
        Watcher page = watching(Watched.account("r", "ada"), "r", "ada", "s1");
        register.add(page);

        register.remove(page);
        register.remove(page);

        assertThat(register.isEmpty()).isTrue();
        assertThat(register.concernedBy(event("r", "ada", "s1"))).isEmpty();
    }

    private static SessionEvent event(String realm, String user, String session) {
        return SessionEvent.of(SessionEventType.SESSION_ENDED, NOON, realm, user, session, "admin");
    }

    private static Watcher watching(Watched watched, String realm, String user, @Nullable String session) {
        Holder holder = new Holder(realm, user, session, NOON);
        return new Watcher() {
            @Override
            public Watched watched() {
                return watched;
            }

            @Override
            public Holder holder() {
                return holder;
            }

            @Override
            public void hear(Hearing hearing, SessionEvent event) {}

            @Override
            public void lookAgain(Hearing hearing) {}

            @Override
            public void breathe(Instant now) {}

            @Override
            public void close() {}
        };
    }
}
