package io.github.livesessions.registry;

import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells what applying a policy would end, by the code that applies it; changes nothing and locks nobody. */
final class PlanForecast {

    private static final int CHUNK = 100;
    private static final int MAX_ACCOUNTS = 1_000;
    private static final int MAX_NAMED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Server server;
    private final Policy policy;
    private final List<PlanPreview.OfUser> affected = new ArrayList<>();
    private int counted;
    private boolean partial;

    PlanForecast(KeycloakSession session, RealmModel realm, Server server, Policy policy) {
        this.session = session;
        this.realm = realm;
        this.server = server;
        this.policy = policy;
    }

    /**
     * Looks at accounts until there are no more or it has taken long enough.
     *
     * @param shown whose name the reader may see
     */
    PlanPreview preview(Predicate<UserModel> shown) {
        look();
        return new PlanPreview(
                affected.size(),
                affected.stream().mapToInt(PlanPreview.OfUser::surplus).sum(),
                counted,
                partial,
                policy.plans().all().stream().map(this::of).toList(),
                first(shown));
    }

    private void look() {
        SessionStore store = new SessionStore(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
        PlanSurplus surplus = new PlanSurplus(session, realm, server, server.baseUri(session));
        Instant deadline = server.clock().instant().plus(PATIENCE);
        int limit = policy.plans().smallest().limit();
        List<String> chunk = store.crowded(limit, "", CHUNK);
        while (!chunk.isEmpty()) {
            for (String userId : chunk) {
                if (counted == MAX_ACCOUNTS || server.clock().instant().isAfter(deadline)) {
                    partial = true;
                    return;
                }
                look(surplus, userId);
            }
            chunk = store.crowded(limit, chunk.get(chunk.size() - 1), CHUNK);
        }
    }

    private void look(PlanSurplus surplus, String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null) {
            return;
        }
        counted++;
        PlanSurplus.Found found = surplus.look(policy, user);
        if (!found.surplus().isEmpty()) {
            affected.add(new PlanPreview.OfUser(
                    userId,
                    user.getUsername(),
                    found.plan().name(),
                    found.plan().limit(),
                    (int) found.standing().stream()
                            .filter(one -> one.session().kind().counted())
                            .count(),
                    found.surplus().size()));
        }
    }

    private PlanPreview.OfPlan of(Plan plan) {
        List<PlanPreview.OfUser> on =
                affected.stream().filter(one -> one.plan().equals(plan.name())).toList();
        return new PlanPreview.OfPlan(
                plan.name(),
                plan.limit(),
                on.size(),
                on.stream().mapToInt(PlanPreview.OfUser::live).sum(),
                on.stream().mapToInt(PlanPreview.OfUser::surplus).sum());
    }

    private List<PlanPreview.OfUser> first(Predicate<UserModel> shown) {
        return affected.stream()
                .sorted(Comparator.comparingInt(PlanPreview.OfUser::surplus).reversed())
                .filter(one -> {
                    UserModel user = session.users().getUserById(realm, one.userId());
                    return user != null && shown.test(user);
                })
                .limit(MAX_NAMED)
                .toList();
    }
}
