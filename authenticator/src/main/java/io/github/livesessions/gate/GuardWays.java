package io.github.livesessions.gate;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.registry.AccountGuard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * The ways in which a person can pass the guard on a device: only what is older than the device's first login counts,
 * since what is newer may be the work of whoever sits at it.
 */
final class GuardWays {

    private final UserModel user;
    private final List<CredentialModel> apps;
    private final Optional<Instant> address;

    /**
     * Looks for them.
     *
     * @param device empty where the account does not know it yet
     * @param since when the gate first saw this login
     */
    GuardWays(AccountGuard account, UserModel user, Optional<KnownDevice> device, Instant since) {
        Instant before = device.map(KnownDevice::firstSeenAt).orElse(since);
        this.user = user;
        this.apps = user.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .filter(app -> app.getCreatedDate() != null && created(app).isBefore(before))
                .toList();
        this.address = account.mailableSince().filter(standing -> standing.isBefore(before));
    }

    boolean any() {
        return hasApp() || address.isPresent();
    }

    boolean hasApp() {
        return !apps.isEmpty();
    }

    /** Since when the address stands to which a code can be mailed. */
    Optional<Instant> address() {
        return address;
    }

    /** Since when the app exists whose code this is. */
    Optional<Instant> byApp(String code) {
        return apps.stream()
                .filter(app ->
                        user.credentialManager().isValid(new UserCredentialModel(app.getId(), app.getType(), code)))
                .map(GuardWays::created)
                .findFirst();
    }

    private static Instant created(CredentialModel app) {
        return Instant.ofEpochMilli(app.getCreatedDate());
    }
}
