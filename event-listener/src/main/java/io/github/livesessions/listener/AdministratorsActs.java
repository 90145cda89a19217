package io.github.livesessions.listener;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.push.Acting;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What administrators do by Keycloak's own REST that ends sessions. Keycloak tells of it in events that only its admin REST
 * writes, after its checks: nobody else can.
 */
final class AdministratorsActs {

    private static final Pattern USER = Pattern.compile("users/([^/]+)");
    private static final Pattern OF_USER = Pattern.compile("users/([^/]+)/.+");
    private static final Pattern LOGOUT = Pattern.compile("users/([^/]+)/logout");
    private static final Pattern RESET = Pattern.compile("users/([^/]+)/reset-password");

    /** What decides the plan of somebody beside the own attribute. */
    private static final Set<ResourceType> DECIDE_PLANS = EnumSet.of(
            ResourceType.GROUP_MEMBERSHIP, ResourceType.REALM_ROLE_MAPPING, ResourceType.CLIENT_ROLE_MAPPING);

    /** No request takes longer; older passwords need no second look. */
    private static final Duration ONE_REQUEST = Duration.ofSeconds(30);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SessionRegistry registry;

    AdministratorsActs(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.registry = session.getProvider(SessionRegistry.class);
    }

    /** Something was done to what lies at {@code path} in the realm. */
    void done(AdminEvent event, String path) {
        if (event.getAuthDetails() != null && event.getAuthDetails().getUserId() != null) {
            Acting.administrator(session, event.getAuthDetails().getUserId());
        }
        ResourceType what = event.getResourceType();
        OperationType how = event.getOperationType();
        if (what == ResourceType.USER_SESSION && how == OperationType.DELETE) {
            registry.forget(realm, null, path.substring(path.lastIndexOf('/') + 1), EndCause.ADMIN);
        } else if (what == ResourceType.USER && how == OperationType.UPDATE) {
            id(USER, path).ifPresent(id -> {
                changed(id);
                registry.planChanged(realm, id);
            });
        } else if (DECIDE_PLANS.contains(what)) {
            id(OF_USER, path).ifPresent(id -> registry.planChanged(realm, id));
        } else if (how == OperationType.ACTION) {
            id(LOGOUT, path).ifPresent(id -> registry.forgetOnline(realm, id, EndCause.ADMIN));
            id(RESET, path).ifPresent(id -> new NewPassword(session).byAdministrator(realm, id));
            if (what == ResourceType.REALM && path.equals("logout-all")) {
                registry.forgetAll(realm, EndCause.ADMIN);
            }
        }
    }

    private void changed(String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null || registry.gate(realm).isEmpty()) {
            return;
        }
        if (!user.isEnabled()) {
            registry.endAll(realm, user, EndCause.DISABLED);
        } else if (hasNewPassword(user)) {
            new NewPassword(session).byAdministrator(realm, userId);
        }
    }

    /**
     * Keycloak takes a new password along with other changes, too, and leaves it out of what it tells. So what this
     * request sees is held against what is committed.
     */
    private boolean hasNewPassword(UserModel user) {
        long now = newestPassword(user);
        if (now < Instant.now().minus(ONE_REQUEST).toEpochMilli()) {
            return false;
        }
        return now
                != KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
                    RealmModel same = own.realms().getRealm(realm.getId());
                    own.getContext().setRealm(same);
                    UserModel before = own.users().getUserById(same, user.getId());
                    return before == null ? now : newestPassword(before);
                });
    }

    private static long newestPassword(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .map(CredentialModel::getCreatedDate)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static Optional<String> id(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
