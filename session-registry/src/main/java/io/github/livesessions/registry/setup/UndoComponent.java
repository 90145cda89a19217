package io.github.livesessions.registry.setup;

import java.util.List;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The component that holds what a realm's setup has changed. */
public final class UndoComponent implements ComponentFactory<UndoProvider, UndoProvider> {

    /** The component's provider id. */
    public static final String ID = "live-sessions-undo";

    private static final String CHANGES = "changes";

    /** The realm's ledger; empty where nothing is to be undone. */
    static Ledger ledger(RealmModel realm) {
        return of(realm).flatMap(model -> Ledger.read(model.get(CHANGES))).orElse(Ledger.EMPTY);
    }

    /** Keeps it with the realm. */
    static void keep(RealmModel realm, Ledger ledger) {
        Optional<ComponentModel> known = of(realm);
        // a copy: Keycloak's own may be the one in its cache
        ComponentModel model = known.map(ComponentModel::new).orElseGet(() -> fresh(realm));
        model.put(CHANGES, ledger.text());
        if (known.isPresent()) {
            realm.updateComponent(model);
        } else {
            realm.addComponentModel(model);
        }
    }

    static void forget(RealmModel realm) {
        of(realm).ifPresent(realm::removeComponent);
    }

    private static Optional<ComponentModel> of(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), UndoProvider.class.getName())
                .findFirst();
    }

    private static ComponentModel fresh(RealmModel realm) {
        ComponentModel model = new ComponentModel();
        model.setName(ID);
        model.setProviderId(ID);
        model.setProviderType(UndoProvider.class.getName());
        model.setParentId(realm.getId());
        return model;
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        if (Ledger.read(model.get(CHANGES)).isEmpty()) {
            throw new ComponentValidationException(
                    "'" + CHANGES + "' is not what a setup has written; leave the component out");
        }
    }

    @Override
    public UndoProvider create(KeycloakSession session, ComponentModel model) {
        return () -> {};
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "What the setup of Keycloak Live Sessions has changed in this realm, for undoing it.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        ProviderConfigProperty changes = new ProviderConfigProperty(
                CHANGES, CHANGES, "Written by the setup.", ProviderConfigProperty.TEXT_TYPE, null);
        return List.of(changes);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
