package io.github.livesessions.rest;

import io.github.livesessions.core.block.BlockScope;
import io.github.livesessions.core.record.Alert;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.device.Actor;
import io.github.livesessions.registry.device.Devices;
import io.github.livesessions.registry.device.HeldDevice;
import io.github.livesessions.registry.store.Records;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** What follows from an administrator's answer to somebody's alert. */
final class AdminDisowning {

    private final Admin admin;
    private final UserModel owner;
    private final SessionRegistry registry;

    AdminDisowning(Admin admin, UserModel owner) {
        this.admin = admin;
        this.owner = owner;
        this.registry = admin.session().getProvider(SessionRegistry.class);
    }

    /** Takes an answer; one that disowns ends the session and blocks the device. */
    void answer(Alert alert, Alert.Verdict verdict) {
        Suspect suspect = Suspect.of(alert);
        Devices devices = registry.devices(admin.realm(), owner);
        Optional<HeldDevice> held = verdict == Alert.Verdict.MINE
                ? Optional.empty()
                : Optional.ofNullable(suspect.deviceId()).flatMap(devices::one);
        if (verdict == Alert.Verdict.NOT_MINE && suspect.isUnknown()) {
            throw Problem.conflict(
                    "device-unknown",
                    "Device unknown",
                    "It is not known from which device this was done: end the sessions that are not the user's, and"
                            + " have a new password set.");
        }
        if (held.isPresent()) {
            Policies.mustBeGated(admin.realm());
        }
        if (!new Records(admin.entities()).answer(admin.realm().getId(), owner.getId(), alert.id(), verdict)) {
            throw Problem.conflict(
                    "alert-answered", "Alert answered", "This alert has been answered; the first answer stands.");
        }
        registry.history(admin.realm(), owner).answered(alert, verdict, admin.userId());
        if (verdict == Alert.Verdict.NOT_MINE) {
            if (suspect.sessionId() != null) {
                registry.end(admin.realm(), owner, suspect.sessionId(), EndCause.ADMIN);
            }
            held.ifPresent(one -> devices.blocking()
                    .block(one.device(), BlockScope.ACCOUNT, null, Actor.administrator(admin.userId())));
        }
    }
}
