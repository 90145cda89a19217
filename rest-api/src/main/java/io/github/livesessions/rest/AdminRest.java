package io.github.livesessions.rest;

import io.github.livesessions.registry.push.Acting;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Serves {@code /admin/realms/{realm}/live-sessions}. Keycloak has checked the admin's token before it asks. */
public final class AdminRest implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

    /** The last part of the address. */
    private static final String ID = "live-sessions";

    @Override
    public Object getResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        Acting.administrator(session, auth.adminAuth().getUser().getId());
        return new AdminResource(new Admin(
                session,
                realm,
                auth.users(),
                auth.realm(),
                auth.adminAuth().getUser().getId(),
                auth.adminAuth(),
                adminEvent));
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return this;
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
