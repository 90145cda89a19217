package io.github.livesessions.registry.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page shows at each check instead of a token: it is good for checking one session and for nothing else.
 *
 * @param sessionId Keycloak's {@code sid}
 * @param clientId internal id of the client whose page it is
 * @param expiresAt until when it counts as a check, in whole seconds
 */
public record Beacon(String sessionId, String clientId, Instant expiresAt) {

    /** Longer than any that we write: what is longer is not looked at. */
    public static final int MAX_LENGTH = 400;

    /** A stolen beacon can be used for as long; it shows nothing, but it can keep a session from becoming idle. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    /** Ids may be of any shape where somebody imported them, but that of a session, which Keycloak makes. */
    private static final Pattern SHAPE = Pattern.compile(
            "v1\\.([A-Za-z0-9_-]{1,64})\\.([\\x21-\\x7e]{1,255})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    /** A new one, of this moment. */
    static Beacon of(String sessionId, String clientId, Instant now) {
        return new Beacon(
                sessionId, clientId, Instant.ofEpochSecond(now.plus(LIFE).getEpochSecond()));
    }

    /** When it was made; the session was there then. */
    Instant madeAt() {
        return expiresAt.minus(LIFE);
    }

    /** As it is sent, sealed by a key of the realm. */
    String sealed(String realmId, BeaconKeys.Sealing sealing) {
        return "v1." + content() + '.' + sealing.mac(sealedText(realmId));
    }

    /** What the seal covers: a beacon of one realm is none of another. */
    String sealedText(String realmId) {
        return "v1\n" + realmId + '\n' + content();
    }

    private String content() {
        return sessionId + '.' + clientId + '.' + expiresAt.getEpochSecond();
    }

    /** What a text says if it has the shape of a beacon; whether it is one, its seal tells. */
    static Optional<Sealed> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new Sealed(
                        new Beacon(
                                matcher.group(1),
                                matcher.group(2),
                                Instant.ofEpochSecond(Long.parseLong(matcher.group(3)))),
                        matcher.group(4)))
                : Optional.empty();
    }

    /** A beacon with the seal that it came with. */
    record Sealed(Beacon beacon, String seal) {}
}
