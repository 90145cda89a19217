package io.github.livesessions.registry.visit;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.utils.SecureContextResolver;

/**
 * The cookie by which a browser is known again: a random id of 128 bits, signed by the realm, out of reach of scripts.
 * One that is missing, forged, or signed by a key that the realm no longer has, makes a new device and never an error.
 */
public final class DeviceCookie {

    /** The cookie's name. */
    public static final String NAME = "LIVE_SESSIONS_DEVICE";

    private static final String TYPE = "live-sessions-device";

    /** Chromium keeps no cookie longer than 400 days; every login makes it anew. */
    private static final Duration LIFETIME = Duration.ofDays(400);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int MAX_LENGTH = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What this request has found out or done before: signatures are dear, and the gate asks again and again. */
    private static final String READ = DeviceCookie.class.getName() + ".read";

    private static final String WRITTEN = DeviceCookie.class.getName() + ".written";

    private final KeycloakSession session;

    public DeviceCookie(KeycloakSession session) {
        this.session = session;
    }

    /** The id of the browser that sent the request, if it proves to know one. */
    public Optional<String> read() {
        Read before = session.getAttribute(READ, Read.class);
        if (before != null) {
            return before.id();
        }
        Optional<String> id = sent();
        session.setAttribute(READ, new Read(id));
        return id;
    }

    private Optional<String> sent() {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(NAME);
        return Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .filter(value -> value.length() <= MAX_LENGTH)
                .map(value -> session.tokens().decode(value, JsonWebToken.class))
                .filter(token -> TYPE.equals(token.getType()))
                .map(JsonWebToken::getId)
                .filter(id -> ID.matcher(id).matches());
    }

    /** Gives the browser its cookie, with a new id or, to let it live on, with the one that it has. */
    public void write(RealmModel realm, String browserId) {
        if (browserId.equals(session.getAttribute(WRITTEN))) {
            return;
        }
        session.setAttribute(WRITTEN, browserId);
        JsonWebToken token = new JsonWebToken();
        token.type(TYPE).id(browserId).issuedNow();
        boolean secure = SecureContextResolver.isSecureContext(session);
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(NAME)
                        .value(session.tokens().encode(token))
                        .path(AuthenticationManager.getRealmCookiePath(
                                realm, session.getContext().getUri()))
                        .maxAge((int) LIFETIME.toSeconds())
                        .httpOnly(true)
                        .secure(secure)
                        // as Keycloak's own identity cookie: without it, a login inside another site's frame is a new
                        // device each time; browsers drop None where the cookie is not secure
                        .sameSite(secure ? NewCookie.SameSite.NONE : NewCookie.SameSite.LAX)
                        .build());
    }

    /** An id that no browser has. */
    public static String newId() {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** What the tables keep of a browser's id, so that they give no cookie away. */
    public static String key(String browserId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(browserId.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private record Read(Optional<String> id) {}
}
