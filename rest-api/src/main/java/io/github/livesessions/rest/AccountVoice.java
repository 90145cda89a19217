package io.github.livesessions.rest;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.policy.PolicyReader;
import io.github.livesessions.core.policy.Reveal;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.push.Hearing;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.AccountRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What an account's owner learns in a client by which accounts are managed: all that happens to the account. */
record AccountVoice(String realmId, String userId, String sessionId, String clientId) implements Voice {

    @Override
    public boolean mayHear(Hearing hearing) {
        return hearing.once(
                "may hear " + sessionId + ' ' + clientId,
                () -> hearing.realm(realmId)
                        .map(realm -> mayHear(hearing, realm))
                        .orElse(false));
    }

    private boolean mayHear(Hearing hearing, RealmModel realm) {
        UserModel user = hearing.session().users().getUserById(realm, userId);
        ClientModel account = realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        return user != null
                && account != null
                && account.isEnabled()
                && policy(hearing)
                        .filter(policy -> policy.managementClients().contains(clientId))
                        .isPresent()
                && Stream.of(AccountRoles.VIEW_PROFILE, AccountRoles.MANAGE_ACCOUNT)
                        .map(account::getRole)
                        .filter(Objects::nonNull)
                        .anyMatch(user::hasRole);
    }

    /** The realm's, as it is now; empty where it cannot be read. */
    private Optional<Policy> policy(Hearing hearing) {
        return hearing.once("policy of " + realmId, () -> hearing.realm(realmId).flatMap(AccountVoice::read));
    }

    private static Optional<Policy> read(RealmModel realm) {
        try {
            return Optional.of(PolicyComponent.policy(realm).orElseGet(PolicyReader::standard));
        } catch (ComponentValidationException wrongPolicy) {
            return Optional.empty();
        }
    }

    @Override
    public List<Said> of(Hearing hearing, SessionEvent event) {
        if (!userId.equals(event.userId())) {
            return List.of();
        }
        Reveal reveal = policy(hearing).map(Policy::reveal).orElse(Reveal.DEVICE_TYPE);
        return new Telling(hearing, realmId, reason -> ReasonView.toOwner(reason, reveal)).of(event, sessionId);
    }
}
