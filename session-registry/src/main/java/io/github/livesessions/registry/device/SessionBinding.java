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

    /** Binds the session that the login is about to become to the visit's browser. */
    public static void bind(AuthenticationSessionModel login, Visit visit, Instant now) {
        if (visit.browserKey() == null) {
            return;
        }
        login.setUserSessionNote(KIND, visit.kind().text());
        if (visit.shown().keyThumbprint() != null) {
            login.setUserSessionNote(KEY, visit.shown().keyThumbprint());
        }
        proved(login, visit, now);
    }

    /** Notes that the visit's browser has proved to be the session's; its key may have done so with a new cookie. */
    public static void proved(AuthenticationSessionModel login, Visit visit, Instant now) {
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
