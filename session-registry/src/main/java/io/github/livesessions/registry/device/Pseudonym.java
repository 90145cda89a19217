package io.github.livesessions.registry.device;

import io.github.livesessions.core.network.IpAddress;
import io.github.livesessions.registry.secret.DerivedKey;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Names that tell addresses and devices from one another and not what they are: keyed MACs, by the realm's own HMAC key.
 * Under another key, everything has another name.
 */
public final class Pseudonym {

    private static final String MARK = "p:";
    private static final int LENGTH = 22;

    private final List<DerivedKey> keys;

    private Pseudonym(List<DerivedKey> keys) {
        this.keys = keys;
    }

    /** By the realm's keys; empty where it has none. */
    public static Optional<Pseudonym> of(KeycloakSession session, RealmModel realm) {
        return Optional.of(DerivedKey.of(session, realm, "live-sessions pseudonym"))
                .filter(keys -> !keys.isEmpty())
                .map(Pseudonym::new);
    }

    /** What stands for that address, however it is written. */
    public String ofAddress(String address) {
        return of(IpAddress.parse(address).map(IpAddress::text).orElse(address));
    }

    /** What stands for that text; a pseudonym stays as it is. */
    public String of(String plain) {
        return plain.startsWith(MARK) ? plain : named(keys.get(0), plain);
    }

    /** All that the text may have been called, under each of the realm's keys. */
    public List<String> all(String plain) {
        return keys.stream().map(key -> named(key, plain)).toList();
    }

    private static String named(DerivedKey key, String plain) {
        return MARK + key.mac(plain).substring(0, LENGTH);
    }
}
