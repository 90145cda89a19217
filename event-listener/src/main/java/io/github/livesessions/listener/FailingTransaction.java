package io.github.livesessions.listener;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.ModelException;

/**
 * Takes the current transaction back, loudly. Marking it for rollback would do so in silence: the client of a direct
 * grant would still be answered with tokens.
 */
final class FailingTransaction extends AbstractKeycloakTransaction {

    @Override
    protected void commitImpl() {
        throw new ModelException("what belongs to it could not be recorded");
    }

    @Override
    protected void rollbackImpl() {}
}
