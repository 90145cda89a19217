package io.github.livesessions.registry.device;

import io.github.livesessions.core.device.AgentKind;
import io.github.livesessions.registry.visit.Visit;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The browser that a session belongs to. It lies in notes of Keycloak's own session, which whoever has to check it has at
 * hand: a check costs no statement.
 *
 * @param browserKey what tells its cookie, a digest
 * @param keyThumbprint of its device key; null where it showed none
 * @param kind of its agent
 * @param provedAt when it last proved to be itself
 */
public record SessionBinding(String browserKey, @Nullable String keyThumbprint, AgentKind kind, Instant provedAt) {

    private static final String BROWSER = "live-sessions.browser";
    private static final String KEY = "live-sessions.key";
    private static final String KIND = "live-sessions.kind";
    private static final String PROVED_AT = "live-sessions.proved-at";

    /** How a request differs from the browser that its session belongs to. */
    public enum Mismatch {
        /** Another browser or operating system. */
        AGENT,
        /** The browser's cookie is missing or another's. */
        COOKIE,
        /** The browser does not hold the session's key. */
        KEY;

        /** The stored and published name. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The browser that the session belongs to; empty where it was opened before the realm was gated, or without one. */
    public static Optional<SessionBinding> of(UserSessionModel session) {
        String browser = session.getNote(BROWSER);
        String kind = session.getNote(KIND);
        return browser == null || kind == null
                ? Optional.empty()
                : Optional.of(new SessionBinding(
                        browser, session.getNote(KEY), new AgentKind(kind), instant(session.getNote(PROVED_AT))));
    }

    /**
     * Binds the login's session to the visit's browser, or notes that it has proved to be its browser again.
     *
     * @param goesOn whether the login goes on in a session that stands
     * @param provedAt when the browser proved itself in this login; empty where it did not
     */
    public static void follow(
            AuthenticationSessionModel login, Visit visit, boolean goesOn, Optional<Instant> provedAt, Instant now) {
        if (goesOn) {
            provedAt.ifPresent(at -> proved(login, visit, at));
        } else if (!visit.directGrant()) {
            bind(login, visit, provedAt.orElse(now));
        }
    }

    private static void bind(AuthenticationSessionModel login, Visit visit, Instant now) {
        if (visit.browserKey() == null) {
            return;
        }
        login.setUserSessionNote(KIND, visit.kind().text());
        if (visit.shown().keyThumbprint() != null) {
            login.setUserSessionNote(KEY, visit.shown().keyThumbprint());
        }
        proved(login, visit, now);
    }

    /** The key may have proved it with a new cookie. */
    private static void proved(AuthenticationSessionModel login, Visit visit, Instant now) {
        if (visit.browserKey() != null) {
            login.setUserSessionNote(BROWSER, visit.browserKey());
        }
        login.setUserSessionNote(PROVED_AT, Long.toString(now.toEpochMilli()));
    }

    /** How the visit differs from this browser; empty where it is the same as far as it shows. */
    public Optional<Mismatch> against(Visit visit) {
        if (!kind.equals(visit.kind())) {
            return Optional.of(Mismatch.AGENT);
        }
        if (visit.shown().asked() && keyThumbprint != null) {
            return keyThumbprint.equals(visit.shown().keyThumbprint()) ? Optional.empty() : Optional.of(Mismatch.KEY);
        }
        return browserKey.equals(visit.browserKey()) ? Optional.empty() : Optional.of(Mismatch.COOKIE);
    }

    private static Instant instant(@Nullable String millis) {
        return millis == null ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
