package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Does work in transactions, each of its own. */
@FunctionalInterface
public interface Transactions {

    /** What the work returns, once its transaction is committed. */
    <T> T in(Function<EntityManager, T> work);

    /** On Keycloak's own database. */
    static Transactions of(KeycloakSessionFactory factory) {
        return new Transactions() {
            @Override
            public <T> T in(Function<EntityManager, T> work) {
                return KeycloakModelUtils.runJobInTransactionWithResult(
                        factory,
                        session -> work.apply(
                                session.getProvider(JpaConnectionProvider.class).getEntityManager()));
            }
        };
    }
}
