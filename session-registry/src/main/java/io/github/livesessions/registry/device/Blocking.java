package io.github.livesessions.registry.device;

import io.github.livesessions.core.block.BlockScope;
import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.store.BlockStore;
import io.github.livesessions.registry.store.DeviceStore;
import io.github.livesessions.registry.store.StandingBlock;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps devices out of one account, or out of its realm. A block holds from the commit on: the account's logins under way
 * look again under its lock, and the device's sessions end with the same transaction.
 */
public final class Blocking {

    /** How long a block can be undone without a fresh login. */
    public static final Duration UNDO = Duration.ofMinutes(15);

    private final Clock clock;
    private final Enforcement enforcement;
    private final String userId;
    private final BlockStore blocks;
    private final DeviceStore devices;
    private final DeviceHistory history;

    Blocking(
            EntityManager entities,
            DeviceHistory history,
            Clock clock,
            Enforcement enforcement,
            String realmId,
            String userId) {
        this.clock = clock;
        this.enforcement = enforcement;
        this.userId = userId;
        this.blocks = new BlockStore(entities, realmId);
        this.devices = new DeviceStore(entities, realmId);
        this.history = history;
    }

    /**
     * Blocks a device of the account and ends its sessions.
     *
     * @param reason an administrator's words; null for none
     * @return the word that undoes it, which is told once and only for a block by the owner; empty where the device was
     *     blocked already
     */
    public Optional<UndoWord> block(KnownDevice device, BlockScope scope, @Nullable String reason, Actor actor) {
        enforcement.lock();
        Optional<StandingBlock> standing =
                HeldDevice.of(device, blocks.of(userId), List.of()).block(scope);
        // what an administrator says weighs more: the owner cannot lift it any more
        if (standing.isPresent() && (actor.owner() || !isOwners(standing.get()))) {
            return Optional.empty();
        }
        standing.ifPresent(owners -> blocks.lift(userId, owners.block().id()));
        Optional<UndoWord> word = actor.owner() ? Optional.of(UndoWord.fresh()) : Optional.empty();
        blocks.add(
                userId,
                device.id(),
                scope,
                reason,
                actor.id(),
                actor.deviceId(),
                word.map(UndoWord::digest).orElse(null),
                clock.instant());
        enforcement.end(Set.of(device.id()), EndCause.BLOCKED);
        if (scope == BlockScope.REALM) {
            enforcement.sweep();
        }
        history.tell(SessionEventType.DEVICE_BLOCKED, device.id(), device.description(), actor.inHistory(), scope.id());
        enforcement.tell(device, actor, word);
        return word;
    }

    /**
     * Lifts a block.
     *
     * @param cause why, as the history says it
     * @return whether it stood
     */
    public boolean lift(StandingBlock standing, Actor actor, String cause) {
        enforcement.lock();
        if (!blocks.lift(userId, standing.block().id())) {
            return false;
        }
        String deviceId = standing.block().deviceId();
        history.tell(SessionEventType.DEVICE_UNBLOCKED, deviceId, description(deviceId), actor.inHistory(), cause);
        return true;
    }

    /**
     * The block that a word undoes, as long as it can be undone.
     *
     * @return empty where it is over, undone already, another account's, or no such word was ever told
     */
    public Optional<StandingBlock> undoable(UndoWord word) {
        return blocks.byUndo(word.digest())
                .filter(standing -> standing.userId().equals(userId) && isRecent(standing, clock.instant()));
    }

    /**
     * Undoes the block that the word is about.
     *
     * @return whether it could still be undone
     */
    public boolean undo(UndoWord word, Actor actor) {
        enforcement.lock();
        return undoable(word).map(standing -> lift(standing, actor, "undo")).orElse(false);
    }

    /** Whether that block may be taken back from where it was set, by who set it, without a fresh login. */
    public boolean isUndoableBy(StandingBlock standing, Actor actor) {
        return isOwners(standing)
                && actor.owner()
                && actor.deviceId() != null
                && actor.deviceId().equals(standing.byDeviceId())
                && isRecent(standing, clock.instant());
    }

    /** Whether the owner of the account has set that block, and so may lift it. */
    public boolean isOwners(StandingBlock standing) {
        return standing.userId().equals(userId) && userId.equals(standing.actorId());
    }

    /** Until when that block can be undone. */
    public static Instant undoableUntil(StandingBlock standing) {
        return standing.at().plus(UNDO);
    }

    private static boolean isRecent(StandingBlock standing, Instant now) {
        return now.isBefore(undoableUntil(standing));
    }

    private DeviceDescription description(@Nullable String deviceId) {
        return Optional.ofNullable(deviceId)
                .flatMap(id -> devices.device(userId, id))
                .map(KnownDevice::description)
                .orElse(DeviceDescription.UNKNOWN);
    }
}
