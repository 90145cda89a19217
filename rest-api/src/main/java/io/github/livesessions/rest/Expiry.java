package io.github.livesessions.rest;

import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.core.session.SessionKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.SessionExpirationUtils;

/** When Keycloak ends a session at the latest, by the realm's maximum lifetime; being idle may end it before. */
final class Expiry {

    private final RealmModel realm;

    Expiry(RealmModel realm) {
        this.realm = realm;
    }

    /**
     * The end of the session's lifetime.
     *
     * @return null where it has none, or where it depends on a tick at "remember me", which is not recorded
     */
    @Nullable
    Instant of(LiveSession session) {
        boolean offline = session.kind() == SessionKind.OFFLINE_TOKEN;
        long plain = end(session, offline, false);
        boolean depends = realm.isRememberMe() && end(session, offline, true) != plain;
        return plain <= 0 || depends ? null : Instant.ofEpochMilli(plain);
    }

    private long end(LiveSession session, boolean offline, boolean rememberMe) {
        return SessionExpirationUtils.calculateUserSessionMaxLifespanTimestamp(
                offline, rememberMe, session.startedAt().toEpochMilli(), realm);
    }
}
