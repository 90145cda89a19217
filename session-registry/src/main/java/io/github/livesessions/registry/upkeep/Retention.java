package io.github.livesessions.registry.upkeep;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.policy.PolicyReader;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.store.DeviceStore;
import io.github.livesessions.registry.store.ReceiptStore;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Forgets devices that have not been used, and receipts of that age, for as long as their realm says; one realm of each a
 * round, in small chunks.
 */
public final class Retention {

    private static final int CHUNK = 500;
    private static final int MAX_CHUNKS = 20;

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private String bookmark = "";
    private String receiptsBookmark = "";

    public Retention(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    /** Looks after the next realm; after the last one it begins again. Called by one thread at a time. */
    public void forgetNext() {
        Optional<String> realmId = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> DeviceStore.realmAfter(entities(session), bookmark));
        bookmark = realmId.orElse("");
        realmId.ifPresent(
                id -> forget(id, (entities, before) -> new DeviceStore(entities, id).forgetUnused(before, CHUNK)));
        Optional<String> receipts = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> ReceiptStore.realmAfter(entities(session), receiptsBookmark));
        receiptsBookmark = receipts.orElse("");
        receipts.ifPresent(
                id -> forget(id, (entities, before) -> new ReceiptStore(entities).forget(id, before, CHUNK)));
    }

    /** What is left after so many chunks waits for the next round, so that no realm keeps the others waiting. */
    private void forget(String realmId, ToIntBiFunction<EntityManager, Instant> chunk) {
        int found = CHUNK;
        for (int i = 0; i < MAX_CHUNKS && found == CHUNK; i++) {
            found = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> forget(session, realmId, chunk));
        }
    }

    private int forget(KeycloakSession session, String realmId, ToIntBiFunction<EntityManager, Instant> chunk) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return 0; // its removal takes the rows along
        }
        Policy policy = PolicyComponent.policy(realm).orElseGet(PolicyReader::standard);
        Instant before = clock.instant().minus(policy.retention());
        return chunk.applyAsInt(entities(session), before);
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
