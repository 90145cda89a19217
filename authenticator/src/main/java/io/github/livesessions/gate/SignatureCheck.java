package io.github.livesessions.gate;

import io.github.livesessions.core.device.DeviceKey;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import org.keycloak.common.crypto.CryptoIntegration;

/** How the gate checks what browsers sign: by Keycloak's cryptography, which needs a fifth of the time of Java's own. */
final class SignatureCheck {

    private static final String ECDSA_IN_PLAIN_NUMBERS = "SHA256withPLAIN-ECDSA";

    private SignatureCheck() {}

    static Signature begin() {
        try {
            return Signature.getInstance(
                    ECDSA_IN_PLAIN_NUMBERS, CryptoIntegration.getProvider().getBouncyCastleProvider());
        } catch (NoSuchAlgorithmException elsewhere) { // the certified edition may name it otherwise
            return DeviceKey.javasOwnCheck();
        }
    }
}
