package io.github.livesessions.registry.policy;

import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** Registers the gate among a realm's required actions, where Keycloak asks it on every way in. */
public final class GateSwitch {

    /** The gate's provider id and alias. */
    public static final String GATE = "live-sessions-gate";

    /** After every other action: the gate decides when all factors have been given. */
    private static final int LAST = 10_000;

    private GateSwitch() {}

    static void on(RealmModel realm) {
        RequiredActionProviderModel known = realm.getRequiredActionProviderByAlias(GATE);
        if (known == null) {
            RequiredActionProviderModel action = new RequiredActionProviderModel();
            action.setAlias(GATE);
            action.setProviderId(GATE);
            action.setName("Live sessions gate");
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
        RequiredActionProviderModel known = realm.getRequiredActionProviderByAlias(GATE);
        if (known != null) {
            realm.removeRequiredActionProvider(known);
        }
    }
}
