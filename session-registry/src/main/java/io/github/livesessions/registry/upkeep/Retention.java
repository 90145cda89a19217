package io.github.livesessions.registry.upkeep;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.policy.PolicyReader;
import io.github.livesessions.registry.audit.AuditKeys;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.store.AuditStore;
import io.github.livesessions.registry.store.AuditTrim;
import io.github.livesessions.registry.store.Counters;
import io.github.livesessions.registry.store.DeviceStore;
import io.github.livesessions.registry.store.OldRecords;
import io.github.livesessions.registry.store.ReceiptStore;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Forgets what is older than a realm says: events with their records in the audit chain, alerts, receipts, details of blocks, and
 * devices that nobody uses. As many realms a round as a short time allows, in small chunks.
 */
public final class Retention {

    private static final int CHUNK = 500;
    private static final int MAX_CHUNKS = 20;
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final AuditKeys keys;
    private String bookmark = "";

    public Retention(KeycloakSessionFactory factory, Clock clock, AuditKeys keys) {
        this.factory = factory;
        this.clock = clock;
        this.keys = keys;
    }

    /**
     * Looks after the next realms; the round after the last one begins again. A realm that fails ends the round, and the next one
     * goes on behind it. Called by one thread at a time.
     */
    public void forgetSome() {
        Instant end = clock.instant().plus(ROUND);
        do {
            Optional<String> realmId =
                    KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> next(entities(session)));
            bookmark = realmId.orElse("");
            realmId.ifPresent(this::forget);
        } while (!bookmark.isEmpty() && clock.instant().isBefore(end));
    }

    /** A realm may have a history and no accounts, or accounts and no history. */
    private Optional<String> next(EntityManager entities) {
        return Stream.of(
                        DeviceStore.realmAfter(entities, bookmark).stream(),
                        AuditStore.realmsAfter(entities, bookmark, 1).stream(),
                        ReceiptStore.realmAfter(entities, bookmark).stream(),
                        Counters.realmAfter(entities, bookmark).stream())
                .flatMap(Function.identity())
                .min(String::compareTo);
    }

    private void forget(String realmId) {
        Instant before = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> before(session, realmId));
        if (before == null) {
            inChunks(entities -> {
                new OldRecords(entities, realmId).forgetRealm();
                return 0;
            });
            return;
        }
        inChunks(entities -> new DeviceStore(entities, realmId).forgetUnused(before, CHUNK));
        inChunks(entities -> new OldRecords(entities, realmId).forgetAlerts(before, CHUNK));
        inChunks(entities -> new ReceiptStore(entities).forget(realmId, before, CHUNK));
        inChunks(entities -> cut(entities, realmId, before));
        inChunks(entities -> {
            new OldRecords(entities, realmId).forgetDetailsOfBlocks(before);
            return 0;
        });
    }

    private int cut(EntityManager entities, String realmId, Instant before) {
        return new AuditStore(entities, realmId)
                .lock()
                .map(end -> new AuditTrim(entities, realmId).cut(before, CHUNK, keys::sign))
                .orElse(0);
    }

    /** What is left after so many chunks waits for the next round, so that no realm keeps the others waiting. */
    private void inChunks(ToIntFunction<EntityManager> work) {
        int found = CHUNK;
        for (int i = 0; i < MAX_CHUNKS && found == CHUNK; i++) {
            found = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> work.applyAsInt(entities(session)));
        }
    }

    /** What happened before is forgotten; null where the realm is gone. A policy that cannot be read forgets nothing. */
    private @Nullable Instant before(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        return realm == null ? null : before(realm);
    }

    private Instant before(RealmModel realm) {
        try {
            Policy policy = PolicyComponent.policy(realm).orElseGet(PolicyReader::standard);
            return clock.instant().minus(policy.retention());
        } catch (ComponentValidationException wrongPolicy) {
            return Instant.EPOCH;
        }
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
