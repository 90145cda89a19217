package io.github.livesessions.registry.setup;

import io.github.livesessions.core.policy.Mode;
import io.github.livesessions.core.policy.Settings;
import io.github.livesessions.core.text.Word;
import org.keycloak.component.ComponentModel;

/** The mode of a policy as its component holds it. */
final class StoredMode {

    static final String KEY = Settings.MODE.key();

    private StoredMode() {}

    static Mode of(ComponentModel policy) {
        return Word.of(Mode.class, policy.get(KEY, "")).orElse(Mode.ENFORCING);
    }

    /** Enforcing is what a policy does that says nothing. */
    static void write(ComponentModel policy, Mode mode) {
        if (mode == Mode.ENFORCING) {
            policy.getConfig().remove(KEY);
        } else {
            policy.put(KEY, mode.id());
        }
    }
}
