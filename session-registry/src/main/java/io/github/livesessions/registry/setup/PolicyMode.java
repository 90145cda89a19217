package io.github.livesessions.registry.setup;

import io.github.livesessions.core.text.Word;
import org.keycloak.component.ComponentModel;

/** Whether the rules of a policy hold, or are only watched. */
public enum PolicyMode implements Word {
    ENFORCING("enforcing"),
    REPORT_ONLY("report-only");

    static final String KEY = "mode";

    private final String id;

    PolicyMode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    static PolicyMode of(ComponentModel policy) {
        return REPORT_ONLY.id.equals(policy.get(KEY)) ? REPORT_ONLY : ENFORCING;
    }

    /** Enforcing is what a policy does that says nothing. */
    void write(ComponentModel policy) {
        if (this == ENFORCING) {
            policy.getConfig().remove(KEY);
        } else {
            policy.put(KEY, id);
        }
    }
}
