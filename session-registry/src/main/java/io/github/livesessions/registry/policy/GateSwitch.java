package io.github.livesessions.registry.policy;

import java.util.List;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** Registers the gate and the guard among a realm's required actions, where Keycloak asks the gate on every way in. */
public final class GateSwitch {

    /** The gate's provider id and alias. */
    public static final String GATE = "live-sessions-gate";

    /** The provider id and alias of the guard, which an application may ask for by {@code kc_action}. */
    public static final String GUARD = "live-sessions-guard";

    /** After every other action: the gate decides when all factors have been given. */
    private static final int LAST = 10_000;

    private GateSwitch() {}

    static void on(RealmModel realm) {
        register(realm, GATE, "Live sessions gate");
        register(realm, GUARD, "Live sessions guard");
    }

    private static void register(RealmModel realm, String id, String name) {
        RequiredActionProviderModel known = realm.getRequiredActionProviderByAlias(id);
        if (known == null) {
            RequiredActionProviderModel action = new RequiredActionProviderModel();
            action.setAlias(id);
            action.setProviderId(id);
            action.setName(name);
            action.setEnabled(true);
            action.setDefaultAction(false);
            action.setPriority(LAST);
            realm.addRequiredActionProvider(action);
        } else if (!known.isEnabled() || known.getPriority() != LAST) {
            known.setEnabled(true);
            known.setPriority(LAST);
            realm.updateRequiredActionProvider(known);
        }
    }

    static void off(RealmModel realm) {
        for (String id : List.of(GATE, GUARD)) {
            RequiredActionProviderModel known = realm.getRequiredActionProviderByAlias(id);
            if (known != null) {
                realm.removeRequiredActionProvider(known);
            }
        }
    }
}
