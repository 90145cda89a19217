package io.github.livesessions.registry.device;

import io.github.livesessions.core.admission.Admission;
import io.github.livesessions.core.block.BlockVerdict;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.device.Recognition;
import io.github.livesessions.registry.visit.Visit;
import java.time.Instant;
import java.util.Optional;

/**
 * The device that a visit comes from, and whether blocks keep it out.
 *
 * @param recognition which of the account's devices it is
 * @param verdict of the blocks
 * @param blockChanges how often the account's blocks had changed by then
 */
public record Recognized(Recognition recognition, BlockVerdict verdict, int blockChanges) {

    /** A visit of which nothing is known. */
    public static final Recognized NOTHING = new Recognized(Recognition.NEW, BlockVerdict.CLEAR, 0);

    /** The account's device; empty where it is new to the account. */
    public Optional<KnownDevice> device() {
        return recognition.device();
    }

    /** Whether the device is proven, or becomes so by what the visit has shown. */
    public boolean proven(Visit visit, Instant now) {
        Instant since = visit.shown().factorSince();
        return device().map(known -> known.proven() || (since != null && known.isProvenBy(since)))
                .orElseGet(() -> since != null && since.isBefore(visit.shown().firstSeen(now)));
    }

    /** The answer that blocks give to the visit; empty where they let it pass. */
    public Optional<Admission> refusal(Visit visit) {
        return switch (verdict) {
            case CLEAR -> Optional.empty();
            case BLOCKED -> Optional.of(new Admission.Blocked());
            // the mailed link of a password reset tells a twin from the blocked device as well as a mailed code
            case SUSPECT ->
                visit.passwordReset() || visit.shown().factorSince() != null
                        ? Optional.empty()
                        : Optional.of(new Admission.Suspected());
        };
    }
}
