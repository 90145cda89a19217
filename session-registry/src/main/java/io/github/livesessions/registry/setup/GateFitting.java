package io.github.livesessions.registry.setup;

import io.github.livesessions.registry.policy.GateSwitch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The gate and the guard among the realm's required actions, enabled and before all others. */
final class GateFitting implements Fitting {

    private static final List<String> ACTIONS = List.of(GateSwitch.GATE, GateSwitch.GUARD);

    private final Site site;
    private final boolean heldOpen;
    private final boolean gated;

    /**
     * The gate of the realm.
     *
     * @param heldOpen whether a start option holds it open
     * @param gated whether the realm has a policy, or is going to
     */
    GateFitting(Site site, boolean heldOpen, boolean gated) {
        this.site = site;
        this.heldOpen = heldOpen;
        this.gated = gated;
    }

    @Override
    public Part part() {
        return Part.GATE;
    }

    /** How it is found. */
    Finding look() {
        if (!isInPlace()) {
            return new Finding(
                    part(),
                    Status.MISSING,
                    "",
                    "The required actions " + String.join(" and ", ACTIONS) + " have to be enabled, before all others.",
                    true);
        }
        Optional<String> earlier = earlier();
        if (heldOpen) {
            return Finding.warning(part(), "A start option of the server holds the gates of all realms open.");
        }
        return earlier.map(other -> Finding.warning(
                        part(), "The required action '" + other + "' comes before the gate; move it down."))
                .orElseGet(() -> Finding.ok(part(), ""));
    }

    @Override
    public String state() {
        return ACTIONS.stream()
                .map(id -> Optional.ofNullable(site.realm().getRequiredActionProviderByAlias(id)))
                .flatMap(Optional::stream)
                .map(action -> new ActionState(action.getAlias(), action.isEnabled(), action.getPriority()).text())
                .collect(Collectors.joining(" "));
    }

    @Override
    public boolean isDue() {
        return gated && !isInPlace();
    }

    @Override
    public String goal() {
        return ACTIONS.stream()
                .map(id -> new ActionState(id, true, GateSwitch.FIRST).text())
                .collect(Collectors.joining(" "));
    }

    @Override
    public void fit() {
        GateSwitch.on(site.realm());
    }

    @Override
    public void restore(String before) {
        GateSwitch.off(site.realm());
        List<ActionState> states = ActionState.read(before);
        if (states.isEmpty()) {
            return;
        }
        GateSwitch.on(site.realm());
        for (String id : ACTIONS) {
            RequiredActionProviderModel action = site.realm().getRequiredActionProviderByAlias(id);
            Optional<ActionState> state =
                    states.stream().filter(one -> one.alias().equals(id)).findFirst();
            if (state.isEmpty()) {
                site.realm().removeRequiredActionProvider(action);
            } else {
                action.setEnabled(state.get().enabled());
                action.setPriority(state.get().priority());
                site.realm().updateRequiredActionProvider(action);
            }
        }
    }

    private boolean isInPlace() {
        return state().equals(goal());
    }

    private Optional<String> earlier() {
        RealmModel realm = site.realm();
        return realm.getRequiredActionProvidersStream()
                .filter(RequiredActionProviderModel::isEnabled)
                .filter(action -> action.getPriority() < GateSwitch.FIRST)
                .map(RequiredActionProviderModel::getAlias)
                .filter(alias -> !ACTIONS.contains(alias))
                .findFirst();
    }
}
