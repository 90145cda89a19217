package io.github.livesessions.rest;

import jakarta.ws.rs.HttpMethod;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves {@code /realms/{realm}/live-sessions}. Keycloak checks nothing before it asks. */
public final class SelfRest implements RealmResourceProviderFactory {

    /** The last part of the address. */
    private static final String ID = "live-sessions";

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RealmResourceProvider() {
            @Override
            public Object getResource() {
                return session.getContext().getHttpRequest().getHttpMethod().equals(HttpMethod.OPTIONS)
                        ? new Preflight(session)
                        : new SelfResource(session);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
