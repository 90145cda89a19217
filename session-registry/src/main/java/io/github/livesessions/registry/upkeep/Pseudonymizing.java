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
    private final Map<String, Naming> realms = new HashMap<>();

    Pseudonymizing(KeycloakSession session) {
        this.session = session;
    }

    /** Whether the realm wants pseudonyms and has no key to make them by: nothing of it may enter the history. */
    boolean lacksKey(String realmId) {
        return naming(realmId) instanceof Naming.Impossible;
    }

    /** The events as the history is to hold them; none of them is of a realm that {@link #lacksKey}. */
    List<SessionEvent> apply(List<SessionEvent> events) {
        return events.stream()
                .map(event -> naming(event.realmId()).apply(event))
                .toList();
    }

    private Naming naming(String realmId) {
        return realms.computeIfAbsent(realmId, this::decide);
    }

    /** A policy that cannot be read may have asked for it. */
    private Naming decide(String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null || !wanted(realm)) {
            return new Naming.Plain();
        }
        Optional<Pseudonym> pseudonym = Pseudonym.of(session, realm);
        return pseudonym.isPresent() ? new Naming.Keyed(pseudonym.get()) : new Naming.Impossible();
    }

    private static boolean wanted(RealmModel realm) {
        try {
            return PolicyComponent.policy(realm)
                    .map(Policy::pseudonyms)
                    .filter(Pseudonyms.ON::equals)
                    .isPresent();
        } catch (ComponentValidationException wrongPolicy) {
            return true;
        }
    }

    /** What a realm's history calls addresses and devices. */
    private sealed interface Naming {

        SessionEvent apply(SessionEvent event);

        /** What they are. */
        record Plain() implements Naming {

            @Override
            public SessionEvent apply(SessionEvent event) {
                return event;
            }
        }

        /** By pseudonyms. */
        record Keyed(Pseudonym pseudonym) implements Naming {

            @Override
            public SessionEvent apply(SessionEvent event) {
                return event.under(
                        text(pseudonym::of, event.deviceId()),
                        text(pseudonym::of, event.byDeviceId()),
                        text(pseudonym::ofAddress, event.ipAddress()));
            }

            private static @Nullable String text(UnaryOperator<String> naming, @Nullable String plain) {
                return plain == null ? null : naming.apply(plain);
            }
        }

        /** By nothing, as long as there is no key. */
        record Impossible() implements Naming {

            @Override
            public SessionEvent apply(SessionEvent event) {
                throw new IllegalStateException("events of a realm without a key are not delivered");
            }
        }
    }
}
