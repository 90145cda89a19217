package io.github.livesessions.registry.setup;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The realm that is set up, in the transaction in which it is. */
record Site(KeycloakSession session, RealmModel realm) {}
