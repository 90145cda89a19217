package io.github.livesessions.registry.account;

import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.presence.Lifetime;
import io.github.livesessions.registry.policy.PolicyComponent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** How long the sessions of a realm's people live: as their plan says, or else as the realm's own settings do. */
public final class Lifetimes {

    private final Lifetime realms;
    private final Optional<PlanOf> plans;
    private final List<Lifetime> lifetimes;

    private Lifetimes(KeycloakSession session, RealmModel realm, Optional<Policy> policy) {
        this.realms = realms(realm);
        this.plans = policy.map(known -> new PlanOf(session, realm, known.plans()));
        this.lifetimes = policy.stream()
                .flatMap(known -> known.plans().all().stream())
                .map(plan -> of(plan.lifetime()))
                .toList();
    }

    /**
     * By the realm's policy. Where it has none, one in report-only, or none that can be read, we end nothing and
     * Keycloak's clock alone counts.
     *
     * @param heldOpen whether nothing is enforced on this server
     */
    public static Lifetimes of(KeycloakSession session, RealmModel realm, boolean heldOpen) {
        return new Lifetimes(
                session, realm, heldOpen ? Optional.empty() : policy(realm).filter(Policy::enforces));
    }

    /** As they would be, whether the policy is carried out or only reported. */
    public static Lifetimes written(KeycloakSession session, RealmModel realm) {
        return new Lifetimes(session, realm, policy(realm));
    }

    private static Optional<Policy> policy(RealmModel realm) {
        try {
            return PolicyComponent.policy(realm);
        } catch (ComponentValidationException wrongPolicy) {
            return Optional.empty();
        }
    }

    /** Whether the realm is set up, so that its people's sessions are ended in time. */
    public boolean enforced() {
        return plans.isPresent();
    }

    /** The least that anybody's sessions live. */
    public Lifetime shortest() {
        return lifetimes.stream().reduce(of(Lifetime.UNLIMITED), Lifetime::within);
    }

    /** Whether the user's plan itself says how long the person may do nothing. */
    public boolean ownIdle(UserModel user) {
        return plans.filter(known -> known.user(user).lifetime().idle() != null).isPresent();
    }

    /** What the user's sessions are held to. */
    public Lifetime of(UserModel user) {
        return plans.map(known -> known.user(user).lifetime())
                .map(this::of)
                .orElseGet(() -> new Lifetime(null, realms.longest()));
    }

    /** What the sessions are held to of whoever is on that plan. */
    public Lifetime on(Plan plan) {
        return enforced() ? of(plan.lifetime()) : new Lifetime(null, realms.longest());
    }

    /** A plan's idle time is the person's own, be it longer than the realm's; the realm's longest life is a ceiling. */
    private Lifetime of(Lifetime plan) {
        Lifetime within = plan.within(realms);
        return new Lifetime(plan.idle() == null ? realms.idle() : plan.idle(), within.longest());
    }

    /** Where "remember me" is on, we do not know who ticked it: the longer time holds, and Keycloak's own clock before. */
    private static Lifetime realms(RealmModel realm) {
        boolean remembers = realm.isRememberMe();
        int idle =
                Math.max(realm.getSsoSessionIdleTimeout(), remembers ? realm.getSsoSessionIdleTimeoutRememberMe() : 0);
        int longest =
                Math.max(realm.getSsoSessionMaxLifespan(), remembers ? realm.getSsoSessionMaxLifespanRememberMe() : 0);
        return new Lifetime(
                idle > 0 ? Duration.ofSeconds(idle) : null, longest > 0 ? Duration.ofSeconds(longest) : null);
    }
}
