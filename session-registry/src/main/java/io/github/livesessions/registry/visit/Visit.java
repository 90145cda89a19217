package io.github.livesessions.registry.visit;

import io.github.livesessions.core.admission.Newcomer;
import io.github.livesessions.core.device.AgentKind;
import io.github.livesessions.core.device.DeviceDescription;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a login's request tells of who is there.
 *
 * @param browserKey what the tables know the browser by; null where it is not to be known
 * @param directGrant whether credentials came straight from an app: such a login is asked nothing and replaces nothing
 * @param passwordReset whether the person comes by a mailed link to set a new password: whatever stands then ends, and
 *     the login is never refused
 * @param shown what the browser has shown of itself in this login
 * @param kind the kind of program that sent the request
 * @param ipAddress as Keycloak sees it, after its own proxy rules
 * @param answer what the person chose on the choice page, if it was shown
 */
public record Visit(
        @Nullable String browserKey,
        boolean directGrant,
        boolean passwordReset,
        Showing shown,
        AgentKind kind,
        DeviceDescription device,
        @Nullable String ipAddress,
        Optional<LoginNotes.Answer> answer) {

    /** A visit of which nothing is known but the address that Keycloak kept. */
    public static Visit unseen(@Nullable String ipAddress) {
        return new Visit(
                null,
                false,
                false,
                Showing.NOTHING,
                AgentKind.NONE,
                DeviceDescription.UNKNOWN,
                ipAddress,
                Optional.empty());
    }

    /** The newcomer that the visit is, on that device of the account. */
    public Newcomer newcomer(@Nullable String deviceId) {
        if (directGrant) {
            return Newcomer.directGrant(deviceId);
        }
        return new Newcomer(
                deviceId,
                true,
                answer.isPresent(),
                answer.map(LoginNotes.Answer::endings).orElse(Map.of()),
                answer.filter(LoginNotes.Answer::keepBoth).isPresent() ? 1 : 0);
    }

    /** The same visit by a browser that has been given another cookie. */
    public Visit withBrowserKey(String key) {
        return new Visit(key, directGrant, passwordReset, shown, kind, device, ipAddress, answer);
    }
}
