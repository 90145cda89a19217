package io.github.livesessions.registry.store;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Brings our tables and entities into Keycloak's own persistence unit. */
public final class Tables implements JpaEntityProviderFactory, JpaEntityProvider {

    /** Never to be changed: Keycloak names the table of applied changesets after its first ten letters. */
    private static final String ID = "live-sessions-tables";

    @Override
    public List<Class<?>> getEntities() {
        return List.of(
                AccountRow.class,
                SessionRow.class,
                DeviceRow.class,
                BlockRow.class,
                PaceRow.class,
                EndingRow.class,
                OutboxRow.class,
                EventRow.class,
                AlertRow.class,
                LeaseRow.class,
                CheckRow.class,
                NodeRow.class,
                ReceiptRow.class,
                LogoutRow.class,
                AuditRow.class,
                ChainRow.class,
                CheckpointRow.class,
                ErasureRow.class,
                DayRow.class,
                TallyRow.class,
                CountRow.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/live-sessions-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
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
