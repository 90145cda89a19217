package io.github.livesessions.registry.device;

import io.github.livesessions.registry.secret.DerivedKey;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Turns fingerprints into keyed MACs, so that a stolen table tells nobody's browser. A fingerprint under a key that the
 * realm has replaced is compared with for as long as the realm keeps that key.
 */
public final class FingerprintMac {

    private static final String PURPOSE = "live-sessions fingerprint";

    private final KeycloakSession session;
    private final RealmModel realm;

    public FingerprintMac(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The fingerprint under each of the realm's keys, the present one first. */
    public List<String> of(String fingerprint) {
        return DerivedKey.of(session, realm, PURPOSE).stream()
                .map(key -> key.kid() + ':' + key.mac(fingerprint))
                .toList();
    }
}
