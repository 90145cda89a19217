package io.github.livesessions.rest;

import io.github.livesessions.core.presence.Lifetime;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.SessionKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.SessionExpirationUtils;

/** When a session ends at the latest, by its plan or by the realm; being idle may end it before. */
final class Expiry {

    private final RealmModel realm;

    Expiry(RealmModel realm) {
        this.realm = realm;
    }

    /**
     * The end of the session's lifetime.
     *
     * @param lifetime what its user's sessions are held to
     * @return null where it has none, or where it depends on a tick at "remember me", which is not recorded
     */
    @Nullable
    Instant of(LiveSession session, Lifetime lifetime) {
        return Stream.of(keycloaks(session), lifetime.ageEnd(session))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Optional<Instant> keycloaks(LiveSession session) {
        boolean offline = session.kind() == SessionKind.OFFLINE_TOKEN;
        long plain = end(session, offline, false);
        boolean depends = realm.isRememberMe() && end(session, offline, true) != plain;
        return plain <= 0 || depends ? Optional.empty() : Optional.of(Instant.ofEpochMilli(plain));
    }

    private long end(LiveSession session, boolean offline, boolean rememberMe) {
        return SessionExpirationUtils.calculateUserSessionMaxLifespanTimestamp(
                offline, rememberMe, session.startedAt().toEpochMilli(), realm);
    }
}
