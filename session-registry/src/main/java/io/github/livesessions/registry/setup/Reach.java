package io.github.livesessions.registry.setup;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import java.util.List;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.UserModel;

/**
 * How many people and sessions a policy touches: those above their plans.
 *
 * @param users people who have more sessions than their plan allows
 * @param sessions what they have above it
 */
public record Reach(int users, int sessions) {

    public static final Reach NONE = new Reach(0, 0);

    private static final int CHUNK = 100;

    /** Whoever looks has to wait for it; of a realm with more such people the first ones are counted. */
    private static final int MAX_ACCOUNTS = 2_000;

    static Reach of(Site site, Policy policy) {
        SessionStore store = new SessionStore(
                site.session().getProvider(JpaConnectionProvider.class).getEntityManager(),
                site.realm().getId());
        PlanOf plans = new PlanOf(site.session(), site.realm(), policy.plans());
        int smallest = policy.plans().smallest().limit();
        Reach reach = NONE;
        String last = "";
        for (int looked = 0; looked < MAX_ACCOUNTS; looked += CHUNK) {
            List<String> chunk = store.crowded(smallest, last, CHUNK);
            for (String userId : chunk) {
                reach = reach.and(surplus(site, plans, store, userId));
                last = userId;
            }
            if (chunk.size() < CHUNK) {
                return reach;
            }
        }
        return reach;
    }

    private Reach and(int surplus) {
        return surplus == 0 ? this : new Reach(users + 1, sessions + surplus);
    }

    private static int surplus(Site site, PlanOf plans, SessionStore store, String userId) {
        UserModel user = site.session().users().getUserById(site.realm(), userId);
        if (user == null) {
            return 0;
        }
        Set<String> kept = store.kept(userId);
        return plans.user(user)
                .surplus(store.of(userId, "").stream()
                        .map(RecordedSession::session)
                        .filter(one -> !kept.contains(one.id()))
                        .toList())
                .size();
    }
}
