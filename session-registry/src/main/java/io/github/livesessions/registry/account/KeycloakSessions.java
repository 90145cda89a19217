package io.github.livesessions.registry.account;

import io.github.livesessions.registry.store.RecordedSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** Asks Keycloak whether a recorded session is still alive, so that a dead one never takes a place in a plan. */
public final class KeycloakSessions {

    /** Keycloak writes a session after the login's transaction; one this young is taken on trust. */
    static final Duration YOUNG = Duration.ofSeconds(30);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock;

    public KeycloakSessions(KeycloakSession session, RealmModel realm, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.clock = clock;
    }

    /** Whether Keycloak holds the recorded session, of the same user and start, online or offline, and not expired. */
    public boolean alive(RecordedSession recorded) {
        if (recorded.session().startedAt().plus(YOUNG).isAfter(clock.instant())) {
            return true;
        }
        String id = recorded.session().id();
        return Stream.of(
                        session.sessions().getUserSession(realm, id),
                        session.sessions().getOfflineUserSession(realm, id))
                .filter(Objects::nonNull)
                .anyMatch(found -> same(found, recorded) && AuthenticationManager.isSessionValid(realm, found));
    }

    private static boolean same(UserSessionModel found, RecordedSession recorded) {
        return found.getUser() != null
                && found.getUser().getId().equals(recorded.session().userId())
                && (found.isOffline() || found.getStarted() == recorded.keycloakStart());
    }
}
