package io.github.livesessions.rest;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.push.Hearing;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/**
 * What an administrator learns: what happens to the users whom they may see, by the rights that they have at that moment.
 *
 * @param homeId of the administrator's own realm
 * @param clientId internal id of the client that holds the token
 * @param token an administrator without a session, such as a service, is one for as long as it is valid
 */
record RealmVoice(String realmId, String homeId, String adminId, String clientId, AccessToken token) implements Voice {

    @Override
    public boolean mayHear(Hearing hearing) {
        return rights(hearing).filter(UserPermissionEvaluator::canQuery).isPresent();
    }

    @Override
    public List<Said> of(Hearing hearing, SessionEvent event) {
        return rights(hearing).filter(users -> sees(hearing, users, event)).isPresent()
                ? new Telling(hearing, realmId, ReasonView::whole).of(event, token.getSessionId())
                : List.of();
    }

    private boolean sees(Hearing hearing, UserPermissionEvaluator users, SessionEvent event) {
        UserModel user = event.userId() == null
                ? null
                : hearing.realm(realmId)
                        .map(realm -> hearing.session().users().getUserById(realm, event.userId()))
                        .orElse(null);
        return user == null ? users.canView() : users.canView(user);
    }

    private Optional<UserPermissionEvaluator> rights(Hearing hearing) {
        return hearing.once("rights of " + adminId + ' ' + clientId + ' ' + realmId, () -> look(hearing));
    }

    private Optional<UserPermissionEvaluator> look(Hearing hearing) {
        if (token.getSessionId() == null && token.isExpired()) {
            return Optional.empty();
        }
        RealmModel home = hearing.realm(homeId).orElse(null);
        UserModel user = home == null ? null : hearing.session().users().getUserById(home, adminId);
        ClientModel client = home == null ? null : home.getClientById(clientId);
        if (home == null || user == null || !user.isEnabled() || client == null || !client.isEnabled()) {
            return Optional.empty();
        }
        return hearing.realm(realmId)
                .map(realm -> AdminPermissions.evaluator(
                                hearing.session(), realm, new AdminAuth(home, token, user, client))
                        .users());
    }
}
