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

    /**
     * Before every other action: a page such as that for a new password is for whoever the gate lets in. Keycloak asks the
     * gate again after each of them, so that it still has the last word.
     */
    public static final int FIRST = 1;

    private GateSwitch() {}

    /** Registers both, or puts right what is there of them. */
    public static void on(RealmModel realm) {
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
            action.setPriority(FIRST);
            realm.addRequiredActionProvider(action);
        } else if (!known.isEnabled() || known.getPriority() != FIRST) {
            known.setEnabled(true);
            known.setPriority(FIRST);
            realm.updateRequiredActionProvider(known);
        }
    }

    /** Takes both away. */
    public static void off(RealmModel realm) {
        for (String id : List.of(GATE, GUARD)) {
            RequiredActionProviderModel known = realm.getRequiredActionProviderByAlias(id);
            if (known != null) {
                realm.removeRequiredActionProvider(known);
            }
        }
    }
}
