package io.github.livesessions.registry.setup;

import io.github.livesessions.registry.policy.PolicyComponent;
import org.keycloak.component.ComponentModel;

/** One value of the realm's policy. */
final class PolicyValue implements Fitting {

    private final Site site;
    private final Part part;
    private final String key;
    private final String goal;
    private final boolean due;

    /** A value that the policy is to have, if it is due. */
    PolicyValue(Site site, Part part, String key, String goal, boolean due) {
        this.site = site;
        this.part = part;
        this.key = key;
        this.goal = goal;
        this.due = due;
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public String subject() {
        return key;
    }

    @Override
    public String state() {
        return PolicyComponent.of(site.realm())
                .map(policy -> policy.get(key, ""))
                .orElse("");
    }

    @Override
    public boolean isDue() {
        return due;
    }

    @Override
    public String goal() {
        return goal;
    }

    @Override
    public void fit() {
        restore(goal);
    }

    @Override
    public boolean canRestore(String before) {
        return PolicyComponent.of(site.realm()).isPresent();
    }

    @Override
    public void restore(String before) {
        // a copy: Keycloak's own may be the one in its cache
        ComponentModel policy =
                new ComponentModel(PolicyComponent.of(site.realm()).orElseThrow());
        if (before.isEmpty()) {
            policy.getConfig().remove(key);
        } else {
            policy.put(key, before);
        }
        site.realm().updateComponent(policy);
    }
}
