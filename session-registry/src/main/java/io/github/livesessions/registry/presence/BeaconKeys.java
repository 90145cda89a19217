package io.github.livesessions.registry.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.livesessions.registry.secret.DerivedKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Seals beacons and knows the own seals again. Keys are asked for once in a while only: a check must cost little. */
final class BeaconKeys {

    private static final String PURPOSE = "live-sessions beacon";
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int MAX_REALMS = 10_000;

    private final Cache<String, List<DerivedKey>> keys = Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .maximumSize(MAX_REALMS)
            .build();

    /** The beacon as it is sent. */
    String seal(KeycloakSession session, RealmModel realm, Beacon beacon) {
        DerivedKey present = of(session, realm).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the realm has no HS512 key"));
        return beacon.sealed(realm.getId(), present::mac);
    }

    /** What the text says, if it is a beacon that this realm has sealed. */
    Optional<Beacon> open(KeycloakSession session, RealmModel realm, Beacon.Sealed sealed) {
        byte[] seal = bytes(sealed.seal());
        String text = sealed.beacon().sealedText(realm.getId());
        return of(session, realm).stream()
                .filter(key -> MessageDigest.isEqual(seal, bytes(key.mac(text))))
                .findFirst()
                .map(key -> sealed.beacon());
    }

    private List<DerivedKey> of(KeycloakSession session, RealmModel realm) {
        return keys.get(realm.getId(), id -> DerivedKey.of(session, realm, PURPOSE));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Computes the seal of a text. */
    @FunctionalInterface
    interface Sealing {
        String mac(String text);
    }
}
