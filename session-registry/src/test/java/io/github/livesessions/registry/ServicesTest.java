package io.github.livesessions.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.policy.PolicySpi;
import io.github.livesessions.registry.setup.UndoComponent;
import io.github.livesessions.registry.setup.UndoSpi;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Keycloak finds what {@code META-INF/services} lists, and nothing else. */
class ServicesTest {

    @Test
    void allSpisAreListed() {
        assertThat(ServiceLoader.load(Spi.class))
                .extracting(Object::getClass)
                .contains(SessionRegistrySpi.class, PolicySpi.class, UndoSpi.class);
    }

    @Test
    void theFactoriesOfOurSpisAreListedUnderTheTypesThatTheSpisName() {
        assertThat(factories(new SessionRegistrySpi()))
                .extracting(Object::getClass)
                .containsExactly(KeycloakRegistryFactory.class);
        assertThat(factories(new PolicySpi())).extracting(Object::getClass).containsExactly(PolicyComponent.class);
        assertThat(factories(new UndoSpi())).extracting(Object::getClass).containsExactly(UndoComponent.class);
    }

    @Test
    void theTablesAreListed() {
        assertThat(ServiceLoader.load(JpaEntityProviderFactory.class))
                .extracting(factory -> factory.getClass().getName())
                .contains("io.github.livesessions.registry.store.Tables");
    }

    @SuppressWarnings("rawtypes") // so Keycloak's Spi gives it
    private static Iterable<? extends ProviderFactory> factories(Spi spi) {
        return ServiceLoader.load(spi.getProviderFactoryClass());
    }
}
