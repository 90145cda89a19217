package io.github.livesessions.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

final class AdminRestTest {

    @Test
    void keycloakFindsIt() {
        assertThat(ServiceLoader.load(AdminRealmResourceProviderFactory.class))
                .hasAtLeastOneElementOfType(AdminRest.class);
    }
}
