package io.github.livesessions.registry.setup;

import io.github.livesessions.core.policy.Mode;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.policy.PolicyProvider;
import java.util.Optional;
import org.keycloak.component.ComponentModel;

/**
 * The realm's policy, with which the gate comes and goes. What an administrator has made of the rules since does not keep
 * it from being taken back: before the setup there were none.
 */
final class PolicyFitting implements Fitting {

    private static final String NAME = "live-sessions";

    private final Site site;
    private final Mode mode;

    /** @param mode the mode of a new policy */
    PolicyFitting(Site site, Mode mode) {
        this.site = site;
        this.mode = mode;
    }

    @Override
    public Part part() {
        return Part.POLICY;
    }

    /** How it is found. */
    Finding look() {
        return PolicyComponent.of(site.realm())
                .map(policy -> Finding.ok(part(), StoredMode.of(policy).id()))
                .orElseGet(() -> new Finding(part(), Status.MISSING, "", "The realm has no policy.", true));
    }

    @Override
    public String state() {
        return PolicyComponent.of(site.realm())
                .map(policy -> StoredMode.of(policy).id())
                .orElse("");
    }

    @Override
    public String mark() {
        return PolicyComponent.of(site.realm()).isPresent() ? NAME : "";
    }

    @Override
    public boolean isDue() {
        return PolicyComponent.of(site.realm()).isEmpty();
    }

    @Override
    public String goal() {
        return mode.id();
    }

    @Override
    public void fit() {
        ComponentModel policy = new ComponentModel();
        policy.setName(NAME);
        policy.setProviderId(PolicyComponent.ID);
        policy.setProviderType(PolicyProvider.class.getName());
        policy.setParentId(site.realm().getId());
        StoredMode.write(policy, mode);
        site.realm().addComponentModel(policy);
    }

    @Override
    public boolean canRestore(String before) {
        return before.isEmpty();
    }

    @Override
    public void restore(String before) {
        Optional<ComponentModel> policy = PolicyComponent.of(site.realm());
        policy.ifPresent(site.realm()::removeComponent);
    }
}
