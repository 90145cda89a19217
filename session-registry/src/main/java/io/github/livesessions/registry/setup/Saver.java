package io.github.livesessions.registry.setup;

import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.device.Devices;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.UserModel;

/**
 * The administrator who puts rules in force, as one who has to pass them at the next login.
 *
 * @param user the account
 * @param home id of the realm of the account
 * @param sessionId the session in which the administrator acts; null for none
 * @param devices the account's devices
 */
public record Saver(UserModel user, String home, @Nullable String sessionId, Devices devices) {

    /** Whether that policy would let nobody in on this account from this device. A next login replaces this session. */
    boolean isLockedOut(Site site, Policy policy) {
        return home.equals(site.realm().getId()) && (isBlocked() || isFull(site, policy));
    }

    private boolean isBlocked() {
        return sessionId != null
                && devices.of(sessionId)
                        .flatMap(device -> devices.one(device.id()))
                        .filter(held -> !held.blocks().isEmpty())
                        .isPresent();
    }

    private boolean isFull(Site site, Policy policy) {
        Plan plan = new PlanOf(site.session(), site.realm(), policy.plans()).user(user);
        if (plan.whenFull() != WhenFull.REFUSE) {
            return false;
        }
        SessionStore store = new SessionStore(
                site.session().getProvider(JpaConnectionProvider.class).getEntityManager(),
                site.realm().getId());
        long others = store.of(user.getId(), "").stream()
                .map(RecordedSession::session)
                .filter(one -> one.kind().counted() && !one.id().equals(sessionId))
                .count();
        return others >= plan.limit();
    }
}
