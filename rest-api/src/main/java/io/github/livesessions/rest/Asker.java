package io.github.livesessions.rest;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.policy.EndSessions;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.device.Actor;
import io.github.livesessions.registry.device.Devices;
import io.github.livesessions.registry.push.Acting;
import io.github.livesessions.registry.store.SessionListing;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AccountRoles;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.Auth;

/**
 * Somebody who asks about the own account, and what that request may do.
 *
 * @param device that the request's own session runs on; empty where none is recorded
 */
record Asker(
        KeycloakSession session,
        RealmModel realm,
        Clock clock,
        Policy policy,
        Auth auth,
        Devices devices,
        Optional<KnownDevice> device) {

    /** Whoever sends the request's token, if it is good for asking about the own account at all. */
    static Asker of(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        Policy policy = Policies.of(realm);
        Auth auth = new OwnToken(session, realm).authorized(policy.managementClients());
        Devices devices = session.getProvider(SessionRegistry.class).devices(realm, auth.getUser());
        Optional<KnownDevice> device = devices.of(auth.getSession().getId());
        Acting.owner(session, device.map(KnownDevice::id).orElse(null));
        return new Asker(session, realm, Clock.systemUTC(), policy, auth, devices, device);
    }

    SessionRegistry registry() {
        return session.getProvider(SessionRegistry.class);
    }

    UserModel user() {
        return auth.getUser();
    }

    String userId() {
        return user().getId();
    }

    /** Whether the request itself belongs to that session. */
    boolean isCurrent(String sessionId) {
        return sessionId.equals(auth.getSession().getId());
    }

    /** Whether the account has that session, as we have recorded it or as Keycloak knows one that we never saw. */
    boolean has(String sessionId) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return new SessionListing(entities, realm.getId())
                .owner(sessionId)
                .or(() -> Stream.of(
                                session.sessions().getUserSession(realm, sessionId),
                                session.sessions().getOfflineUserSession(realm, sessionId))
                        .filter(Objects::nonNull)
                        .map(UserSessionModel::getUser)
                        .filter(Objects::nonNull)
                        .map(UserModel::getId)
                        .findFirst())
                .filter(userId()::equals)
                .isPresent();
    }

    boolean isCurrentDevice(String deviceId) {
        return device.map(KnownDevice::id).filter(deviceId::equals).isPresent();
    }

    Actor actor() {
        return Actor.owner(userId(), device.map(KnownDevice::id).orElse(null));
    }

    Asker mayLook() {
        mayLook(auth);
        return this;
    }

    static void mayLook(Auth auth) {
        if (!auth.hasOneOfAppRole(auth.getClient(), AccountRoles.VIEW_PROFILE, AccountRoles.MANAGE_ACCOUNT)) {
            throw Problem.forbidden();
        }
    }

    Asker mayChange() {
        if (!auth.hasClientRole(auth.getClient(), AccountRoles.MANAGE_ACCOUNT)) {
            throw Problem.forbidden();
        }
        return this;
    }

    /** Asks that the person has logged in not long ago. A token that does not tell when is of a login long ago. */
    void mustBeFresh() {
        Long authTime = auth.getToken().getAuth_time();
        Instant oldest = clock.instant().minus(policy.reauth());
        if (authTime == null || Instant.ofEpochSecond(authTime).isBefore(oldest)) {
            throw Problem.stale(policy.reauth());
        }
    }

    /** Asks for the guard to be passed: that the device knows more of its owner than the password. */
    void mustBeProven() {
        if (device.filter(KnownDevice::proven).isEmpty()) {
            throw Problem.unproven();
        }
    }

    /** What ending other sessions takes in this realm. */
    void mayEnd() {
        mustBeFresh();
        if (policy.endSessions() == EndSessions.STEP_UP) {
            mustBeProven();
        }
    }
}
