package io.github.livesessions.gate.lock;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.keycloak.cookie.CookieType;
import org.keycloak.cookie.DefaultCookieProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keycloak's cookies, but for an identity cookie away from its browser: whoever reads that finds none. To Keycloak the
 * browser is then nobody's, while the session goes on where it belongs.
 */
final class LockedCookies extends DefaultCookieProvider {

    private final KeycloakSession session;
    private final CookieLock lock;

    LockedCookies(KeycloakSession session) {
        super(session);
        this.session = session;
        this.lock = new CookieLock(session, Clock.systemUTC());
    }

    @Override
    public @Nullable String get(CookieType type) {
        String value = super.get(type);
        RealmModel realm = session.getContext().getRealm();
        boolean locked = value != null && realm != null && type == CookieType.IDENTITY && lock.isClosed(realm, value);
        return locked ? null : value;
    }
}
