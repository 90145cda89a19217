package io.github.livesessions.registry.setup;

import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/** Which flow the realm takes: one that begins with the device step. */
final class FlowBinding implements Fitting {

    private final Site site;
    private final BoundFlow bound;
    private final String copy;

    /** @param copy alias of the flow to bind */
    FlowBinding(Site site, BoundFlow bound, String copy) {
        this.site = site;
        this.bound = bound;
        this.copy = copy;
    }

    @Override
    public Part part() {
        return bound.part();
    }

    /** How it is found. */
    Finding look() {
        RealmModel realm = site.realm();
        if (!bound.isUsed(realm)) {
            return Finding.ok(part(), "Switched off in this realm.");
        }
        String alias = state();
        return isDue()
                ? new Finding(
                        part(),
                        Status.MISSING,
                        "",
                        "The flow '" + alias + "' does not begin with the step that recognizes the device.",
                        true)
                : Finding.ok(part(), alias);
    }

    @Override
    public String state() {
        return bound.in(site.realm()).map(AuthenticationFlowModel::getAlias).orElse("");
    }

    @Override
    public boolean isDue() {
        return bound.isUsed(site.realm())
                && bound.in(site.realm())
                        .filter(flow -> !new FlowText(site).beginsWithDeviceStep(flow))
                        .isPresent();
    }

    @Override
    public String goal() {
        return copy;
    }

    @Override
    public void fit() {
        restore(copy);
    }

    @Override
    public boolean canRestore(String before) {
        return site.realm().getFlowByAlias(before) != null;
    }

    @Override
    public void restore(String before) {
        bound.bind(site.realm(), site.realm().getFlowByAlias(before));
    }
}
