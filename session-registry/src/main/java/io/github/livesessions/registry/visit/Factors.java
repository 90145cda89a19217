package io.github.livesessions.registry.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a login has passed that a stolen password does not open. */
final class Factors {

    private static final List<String> SECOND = List.of(
            OTPCredentialModel.TYPE,
            WebAuthnCredentialModel.TYPE_TWOFACTOR,
            WebAuthnCredentialModel.TYPE_PASSWORDLESS,
            RecoveryAuthnCodesCredentialModel.TYPE);

    private Factors() {}

    /**
     * Since when the factor exists that the login passed; the newest of its kind where the user has several, since
     * Keycloak does not tell which it was. The browser that an account is registered from needs none.
     */
    static Optional<Instant> passed(AuthenticationSessionModel login) {
        if (registered(login)) {
            return Optional.of(Instant.EPOCH);
        }
        UserModel user = login.getAuthenticatedUser();
        List<String> passed = AuthenticatorUtil.getAuthnCredentials(login);
        if (user == null || passed.stream().noneMatch(SECOND::contains)) {
            return Optional.empty();
        }
        return user.credentialManager()
                .getStoredCredentialsStream()
                .filter(credential -> SECOND.contains(credential.getType()) && passed.contains(credential.getType()))
                .map(CredentialModel::getCreatedDate)
                .map(created -> created == null ? Instant.MAX : Instant.ofEpochMilli(created))
                .max(Instant::compareTo);
    }

    /**
     * Whether the account was made in this very login. By Keycloak's own note, which only a registration that went
     * through sets: the path of the flow is written by any request to the registration's address.
     */
    private static boolean registered(AuthenticationSessionModel login) {
        return "true".equals(login.getAuthNote(AuthenticationManager.NEW_USER_REGISTERED));
    }
}
