package io.github.livesessions.registry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.policy.PolicyReader;
import io.github.livesessions.core.policy.PolicyReading;
import io.github.livesessions.core.policy.Setting;
import io.github.livesessions.core.policy.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;

class PolicyFormTest {

    private final List<ProviderConfigProperty> declared = new PolicyComponent().getConfigProperties();

    @Test
    void everySettingIsDeclared() {
        assertThat(declared)
                .extracting(ProviderConfigProperty::getName)
                .containsExactlyElementsOf(
                        Settings.all().stream().map(Setting::key).toList());
    }

    @Test
    void thePlansAreSeveralValuesOfOneKey() {
        assertThat(declared)
                .filteredOn(property -> property.getName().equals("plans"))
                .extracting(ProviderConfigProperty::getType)
                .containsExactly(ProviderConfigProperty.MULTIVALUED_STRING_TYPE);
    }

    @Test
    void allThatAFormOffersIsAPolicy() {
        List<String> offered = new ArrayList<>();
        for (ProviderConfigProperty property : declared) {
            for (String option : property.getOptions()) {
                assertThat(PolicyReader.read(Map.of(property.getName(), List.of(option))))
                        .isInstanceOf(PolicyReading.Valid.class);
                offered.add(option);
            }
        }
        assertThat(offered).contains("device-type", "strict", "headers", "end-session", "step-up");
    }

    @Test
    void theDefaultsThatAFormShowsAreTheOnesThatHold() {
        Map<String, List<String>> shown = new HashMap<>();
        declared.stream()
                .filter(property -> property.getDefaultValue() != null)
                .forEach(property -> shown.put(
                        property.getName(), List.of(property.getDefaultValue().toString())));

        assertThat(shown).containsEntry("proof-max-age", List.of("60"));
        assertThat(PolicyReader.read(shown)).usingRecursiveComparison().isEqualTo(PolicyReader.read(Map.of()));
    }
}
