package io.github.livesessions.rest;

import io.github.livesessions.registry.SessionRegistry;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.RealmPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/**
 * One request of an administrator to a realm, and what Keycloak lets that administrator do there.
 *
 * @param userId of the administrator, who may be of another realm
 * @param users rights over the realm's users, by roles and by fine-grained permissions
 * @param settings rights over the realm itself
 * @param auth what those rights are of
 */
record Admin(
        KeycloakSession session,
        RealmModel realm,
        UserPermissionEvaluator users,
        RealmPermissionEvaluator settings,
        String userId,
        AdminAuth auth,
        AdminEventBuilder event) {

    /** Asks for the right to list users at all; whom the list shows is asked for each of them. */
    void mustQuery() {
        if (!users.canQuery()) {
            throw Problem.forbidden();
        }
    }

    /** A user who is named has to be one of the realm: what is done about nobody must not be written down. */
    void mustKnow(@Nullable String userId) {
        if (userId != null && user(userId) == null) {
            throw unknown("user");
        }
    }

    /** Asks for the right to see that user. */
    UserModel mustView(@Nullable UserModel user) {
        if (user == null) {
            throw unknown("user");
        }
        if (!users.canView(user)) {
            throw Problem.forbidden();
        }
        return user;
    }

    /** Asks for the right to change what belongs to that user. */
    UserModel mustManage(@Nullable UserModel user) {
        if (user == null) {
            throw unknown("user");
        }
        if (!users.canManage(user)) {
            throw Problem.forbidden();
        }
        return user;
    }

    /** Asks for the right to change the realm. */
    void mustManageRealm() {
        if (!settings.canManageRealm()) {
            throw Problem.forbidden();
        }
    }

    /** Asks for the right to see the realm's settings. */
    void mustViewRealm() {
        if (!settings.canViewRealm()) {
            throw Problem.forbidden();
        }
    }

    /** Asks for the right to read the realm's events. */
    void mustViewEvents() {
        if (!settings.canViewEvents()) {
            throw Problem.forbidden();
        }
    }

    /** Asks for the right to know how many people do what: to see the realm, or all of its users. */
    void mustViewWhole() {
        if (!settings.canViewRealm() && !users.canView()) {
            throw Problem.forbidden();
        }
    }

    /** The name of a user who is there and may be seen. */
    Optional<String> username(String id) {
        return Optional.ofNullable(user(id)).filter(users::canView).map(UserModel::getUsername);
    }

    /** Asks that the realm has a policy and that it is enforced. */
    SessionRegistry mustBeGated() {
        SessionRegistry registry = session.getProvider(SessionRegistry.class);
        if (registry.heldOpen()) {
            throw Problem.heldOpen();
        }
        if (registry.gate(realm).isEmpty()) {
            throw Problem.notFound("policy");
        }
        if (registry.enforced(realm).isEmpty()) {
            throw Problem.reportOnly();
        }
        return registry;
    }

    /** The realm has no such thing; who may not even list users is not told so. */
    Problem unknown(String what) {
        return users.canQuery() ? Problem.notFound(what) : Problem.forbidden();
    }

    @Nullable
    UserModel user(String id) {
        return session.users().getUserById(realm, id);
    }

    EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
