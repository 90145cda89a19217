package io.github.livesessions.registry.device;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Turns fingerprints into keyed MACs, so that a stolen table tells nobody's browser. The key is derived from the realm's
 * own HMAC key: a new one there is a new one here, and the old one is compared with for as long as the realm keeps it.
 */
public final class FingerprintMac {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "live-sessions fingerprint";

    private final KeycloakSession session;
    private final RealmModel realm;

    public FingerprintMac(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The fingerprint under each of the realm's keys, the present one first. */
    public List<String> of(String fingerprint) {
        return keys(session, realm, PURPOSE).stream()
                .map(key -> key.id() + ':' + key.mac(fingerprint))
                .toList();
    }

    /** The realm's keys, the present one first, as they are used for that purpose alone. */
    static List<Keyed> keys(KeycloakSession session, RealmModel realm, String purpose) {
        return session.keys()
                .getKeysStream(realm, KeyUse.SIG, Algorithm.HS512)
                .filter(key -> key.getSecretKey() != null && key.getStatus().isEnabled())
                .sorted(Comparator.comparing(
                                (KeyWrapper key) -> !key.getStatus().isActive())
                        .thenComparing(Comparator.comparing(KeyWrapper::getProviderPriority)
                                .reversed()))
                .map(key -> new Keyed(key.getKid(), new SecretKeySpec(digest(key.getSecretKey(), purpose), ALGORITHM)))
                .toList();
    }

    /** A key of the realm, derived for one purpose. */
    record Keyed(String id, SecretKey key) {

        String mac(String text) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(key, text));
        }
    }

    private static byte[] digest(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getEncoded(), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
