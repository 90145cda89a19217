package io.github.livesessions.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Where the pages' scripts lie, relative to the theme's resources. Their names carry a hash of their content: Keycloak
 * lets browsers keep theme resources for 30 days under addresses that a new version of the plugin would not change.
 */
final class Assets {

    private static final Properties NAMES = load();

    static final String SCRIPT = NAMES.getProperty("login.script", "");
    static final String PROOF_SCRIPT = NAMES.getProperty("proof.script", "");
    static final String STEP_SCRIPT = NAMES.getProperty("step.script", "");
    static final String STYLE = NAMES.getProperty("login.style", "");
    static final String MAP = NAMES.getProperty("map", "");

    private Assets() {}

    private static Properties load() {
        Properties names = new Properties();
        try (InputStream file = Assets.class.getResourceAsStream("/live-sessions/assets.properties")) {
            if (file != null) {
                names.load(file);
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
