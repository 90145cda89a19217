package io.github.livesessions.registry.push;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * How many streams may be open at once.
 *
 * @param perSession of one session on one node, such as of tabs that cannot share one
 * @param perAccount of one account on one node
 * @param perNode of all
 */
public record StreamLimits(int perSession, int perAccount, int perNode) {

    private static final String PER_SESSION = "streams-per-session";
    private static final String PER_ACCOUNT = "streams-per-user";
    private static final String PER_NODE = "streams-per-node";

    /** What holds where nothing else is said. */
    public static final StreamLimits STANDARD = new StreamLimits(20, 100, 50_000);

    /** Reads the start options. */
    public static StreamLimits read(Config.Scope config) {
        return new StreamLimits(
                number(config, PER_SESSION, STANDARD.perSession),
                number(config, PER_ACCOUNT, STANDARD.perAccount),
                number(config, PER_NODE, STANDARD.perNode));
    }

    private static int number(Config.Scope config, String option, int standard) {
        String text = config.get(option, Integer.toString(standard));
        if (!text.matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException("The start option spi-live-sessions--default--" + option + " is '" + text
                    + "': use a whole number from 0 to 9999999.");
        }
        return Integer.parseInt(text);
    }

    /** The start options as Keycloak lists them. */
    public static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(PER_SESSION)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("How many live streams one session may hold open on one node.")
                .defaultValue(STANDARD.perSession)
                .add()
                .property()
                .name(PER_ACCOUNT)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("How many live streams one user may hold open on one node.")
                .defaultValue(STANDARD.perAccount)
                .add()
                .property()
                .name(PER_NODE)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("How many live streams one node holds open.")
                .defaultValue(STANDARD.perNode)
                .add()
                .build();
    }
}
