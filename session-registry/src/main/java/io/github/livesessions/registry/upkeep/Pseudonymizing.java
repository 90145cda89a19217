package io.github.livesessions.registry.upkeep;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.policy.Pseudonyms;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.device.Pseudonym;
import io.github.livesessions.registry.policy.PolicyComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Puts pseudonyms in the place of addresses and device ids, in the realms that want it. */
final class Pseudonymizing {

    private final KeycloakSession session;
    private final Map<String, Optional<Pseudonym>> realms = new HashMap<>();

    Pseudonymizing(KeycloakSession session) {
        this.session = session;
    }

    List<SessionEvent> apply(List<SessionEvent> events) {
        return events.stream()
                .map(event -> realms.computeIfAbsent(event.realmId(), this::pseudonym)
                        .map(pseudonym -> event.under(
                                text(pseudonym::of, event.deviceId()),
                                text(pseudonym::of, event.byDeviceId()),
                                text(pseudonym::ofAddress, event.ipAddress())))
                        .orElse(event))
                .toList();
    }

    private static @Nullable String text(UnaryOperator<String> naming, @Nullable String plain) {
        return plain == null ? null : naming.apply(plain);
    }

    /** A policy that cannot be read may have asked for it. */
    private Optional<Pseudonym> pseudonym(String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return Optional.empty();
        }
        try {
            return PolicyComponent.policy(realm)
                    .map(Policy::pseudonyms)
                    .filter(wanted -> wanted == Pseudonyms.ON)
                    .map(wanted -> new Pseudonym(session, realm));
        } catch (ComponentValidationException wrongPolicy) {
            return Optional.of(new Pseudonym(session, realm));
        }
    }
}
