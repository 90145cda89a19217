package io.github.livesessions.registry;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.policy.PolicyComponent;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Holds the accounts of a realm to plans that the current transaction has brought. */
final class PlansAfterCommit {

    private static final Logger LOG = Logger.getLogger(PlansAfterCommit.class);

    private final KeycloakSession session;
    private final KeycloakSessionFactory factory;
    private final Server server;
    private final String realmId;
    private final String baseUri;

    PlansAfterCommit(KeycloakSession session, Server server, String realmId) {
        this.session = session;
        this.factory = session.getKeycloakSessionFactory();
        this.server = server;
        this.realmId = realmId;
        this.baseUri = server.baseUri(session);
    }

    void enlist() {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                server.execute(PlansAfterCommit.this::apply);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private void apply() {
        KeycloakModelUtils.runJobInTransactionWithResult(factory, fresh -> {
                    RealmModel realm = fresh.realms().getRealm(realmId);
                    return server.heldOpen() || realm == null
                            ? Optional.<Policy>empty()
                            : PolicyComponent.policy(realm);
                })
                .map(policy -> new PlanSweep(factory, server, realmId, baseUri).apply(policy))
                .ifPresent(applied -> LOG.debugf("plans of realm %s applied: %s", realmId, applied));
    }
}
