package io.github.livesessions.rest;

import io.github.livesessions.core.block.BlockScope;
import io.github.livesessions.core.record.Alert;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.device.Blocking;
import io.github.livesessions.registry.device.HeldDevice;
import io.github.livesessions.registry.device.UndoWord;
import io.github.livesessions.registry.store.Records;
import io.github.livesessions.registry.visit.Visits;
import java.util.Optional;

/** What follows from the owner's answer to an alert. */
final class Disowning {

    private final Asker asker;
    private final Records records;

    Disowning(Asker asker, Records records) {
        this.asker = asker;
        this.records = records;
    }

    /** Takes an answer; one that disowns ends the session and blocks the device, and tells how that is undone. */
    Optional<Undo> answer(Alert alert, Alert.Verdict verdict) {
        asker.mustBeProven();
        Suspect suspect = Suspect.of(alert);
        if (verdict == Alert.Verdict.NOT_MINE) {
            mayDisown(suspect);
        }
        if (!records.answer(asker.realm().getId(), asker.userId(), alert.id(), verdict)) {
            throw Problem.conflict(
                    "alert-answered", "Alert answered", "This alert has been answered; the first answer stands.");
        }
        asker.registry()
                .tell(
                        asker.realm(),
                        asker.user(),
                        SessionEventType.ALERT_ANSWERED,
                        new Visits(asker.session(), asker.realm()).watched(),
                        verdict.id());
        return verdict == Alert.Verdict.NOT_MINE ? disown(suspect) : Optional.empty();
    }

    private void mayDisown(Suspect suspect) {
        asker.mustBeFresh();
        if (suspect.isUnknown()) {
            throw Problem.conflict(
                    "device-unknown",
                    "Device unknown",
                    "It is not known from which device this was done: end the sessions that are not yours, and set a new"
                            + " password.");
        }
        if (suspect.isHere(asker)) {
            throw Problem.conflict(
                    "this-device",
                    "This device",
                    "It was done on this very device, which cannot block itself: answer from another one.");
        }
        if (held(suspect).isPresent()) {
            Policies.mustBeGated(asker.realm());
        }
    }

    private Optional<Undo> disown(Suspect suspect) {
        if (suspect.sessionId() != null) {
            asker.registry().end(asker.realm(), asker.user(), suspect.sessionId(), EndCause.NOT_ME);
        }
        return held(suspect)
                .flatMap(this::block)
                .map(word -> new Undo(word.text(), asker.clock().instant().plus(Blocking.UNDO)));
    }

    private Optional<UndoWord> block(HeldDevice held) {
        Blocking blocking = asker.devices().blocking();
        return blocking.block(held.device(), BlockScope.ACCOUNT, null, asker.actor());
    }

    private Optional<HeldDevice> held(Suspect suspect) {
        return Optional.ofNullable(suspect.deviceId()).flatMap(asker.devices()::one);
    }
}
