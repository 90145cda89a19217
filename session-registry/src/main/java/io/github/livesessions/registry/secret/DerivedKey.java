package io.github.livesessions.registry.secret;

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
 * A key for one purpose, derived from a realm's own HMAC key: a new one there is a new one here, and the old one holds
 * for as long as the realm keeps it.
 */
public final class DerivedKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final String kid;
    private final SecretKey key;

    DerivedKey(KeyWrapper realmKey, String purpose) {
        this.kid = realmKey.getKid();
        this.key = new SecretKeySpec(digest(realmKey.getSecretKey(), purpose), ALGORITHM);
    }

    /** One of each of the realm's keys, the present one first. */
    public static List<DerivedKey> of(KeycloakSession session, RealmModel realm, String purpose) {
        return session.keys()
                .getKeysStream(realm, KeyUse.SIG, Algorithm.HS512)
                .filter(key -> key.getSecretKey() != null && key.getStatus().isEnabled())
                .sorted(Comparator.comparing(
                                (KeyWrapper key) -> !key.getStatus().isActive())
                        .thenComparing(Comparator.comparing(KeyWrapper::getProviderPriority)
                                .reversed()))
                .map(key -> new DerivedKey(key, purpose))
                .toList();
    }

    /** The id of the realm's key. */
    public String kid() {
        return kid;
    }

    /** The keyed digest of a text, in base64url. */
    public String mac(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(key, text));
    }

    /** The same key, for a cipher. */
    SecretKey forCipher() {
        return new SecretKeySpec(key.getEncoded(), "AES");
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
