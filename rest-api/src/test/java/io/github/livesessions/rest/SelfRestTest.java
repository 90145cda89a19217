package io.github.livesessions.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.keycloak.services.resource.RealmResourceProviderFactory;

final class SelfRestTest {

    @Test
    void keycloakFindsIt() {
        assertThat(ServiceLoader.load(RealmResourceProviderFactory.class)).hasAtLeastOneElementOfType(SelfRest.class);
    }
}
