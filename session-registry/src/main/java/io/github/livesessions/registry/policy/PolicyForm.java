package io.github.livesessions.registry.policy;

import io.github.livesessions.core.policy.Setting;
import io.github.livesessions.core.policy.Settings;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The settings of a policy as Keycloak wants them declared: of a key that is not, its admin REST keeps nothing on update,
 * and neither shows nor exports it.
 */
final class PolicyForm {

    private PolicyForm() {}

    static List<ProviderConfigProperty> properties() {
        return Settings.all().stream().map(PolicyForm::property).toList();
    }

    private static ProviderConfigProperty property(Setting<?> setting) {
        ProviderConfigProperty property = new ProviderConfigProperty(
                setting.key(),
                setting.key(),
                setting.meaning(),
                type(setting.kind()),
                setting.standard().isEmpty() ? null : setting.standard());
        property.setOptions(setting.words());
        return property;
    }

    private static String type(Setting.Kind kind) {
        return switch (kind) {
            case WORD -> ProviderConfigProperty.LIST_TYPE;
            case NUMBER -> ProviderConfigProperty.INTEGER_TYPE;
            case TEXT -> ProviderConfigProperty.STRING_TYPE;
            case LINES -> ProviderConfigProperty.MULTIVALUED_STRING_TYPE;
        };
    }
}
