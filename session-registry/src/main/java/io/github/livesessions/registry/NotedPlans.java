package io.github.livesessions.registry;

import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.store.Leases;
import io.github.livesessions.registry.store.PlanNotes;
import io.github.livesessions.registry.store.PlanNotes.Account;
import io.github.livesessions.registry.store.Sequence;
import io.github.livesessions.registry.store.Tally;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Keeps the plans right that are noted beside sessions: attributes, groups, roles and the policy change them, and most of
 * that is told to nobody. It goes through all accounts that have sessions, slowly, in small chunks.
 */
final class NotedPlans {

    /** The job whose bookmark tells how far the round has come. */
    static final String JOB = "plans";

    private static final int CHUNK = 100;

    /** From the end of one round through all accounts to the beginning of the next. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private Instant restsUntil = Instant.EPOCH;

    NotedPlans(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    /** Looks at the next accounts; rests where it is through. Called by one thread at a time. */
    void lookOn() {
        if (clock.instant().isBefore(restsUntil)) {
            return;
        }
        boolean through = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            Leases leases = new Leases(entities(session));
            List<Account> accounts = notes(session).after(leases.bookmark(JOB).orElse(""), CHUNK);
            note(session, accounts);
            boolean last = accounts.size() < CHUNK;
            leases.bookmark(JOB, last ? "" : accounts.get(accounts.size() - 1).userId());
            return last;
        });
        if (through) {
            restsUntil = clock.instant().plus(REST);
        }
    }

    /** Looks at one account, of which it is known that something has changed. */
    void look(Account account) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> note(session, List.of(account)));
    }

    private static void note(KeycloakSession session, List<Account> accounts) {
        List<String> changed = new ArrayList<>();
        for (Account account : accounts) {
            changed.addAll(notes(session).note(account, of(session, account.realmId(), account.userId())));
        }
        if (!changed.isEmpty()) {
            new Sequence(entities(session)).take();
            new Tally(entities(session)).settle(changed);
        }
    }

    /** Name of the plan that the account is on; null where the realm has none, or none that can be read. */
    static @Nullable String of(KeycloakSession session, String realmId, String userId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return null;
        }
        session.getContext().setRealm(realm); // Keycloak looks for users in the context's realm
        UserModel user = session.users().getUserById(realm, userId);
        try {
            return user == null
                    ? null
                    : PolicyComponent.policy(realm)
                            .map(policy -> new PlanOf(session, realm, policy.plans())
                                    .user(user)
                                    .name())
                            .orElse(null);
        } catch (ComponentValidationException wrongPolicy) {
            return null;
        }
    }

    private static PlanNotes notes(KeycloakSession session) {
        return new PlanNotes(entities(session));
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
