package io.github.livesessions.registry.device;

import io.github.livesessions.core.block.Block;
import io.github.livesessions.core.block.BlockScope;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.registry.store.StandingBlock;
import java.util.List;
import java.util.Optional;

/**
 * A device of an account with what holds of it now.
 *
 * @param blocks that keep it out
 * @param sessions ids of the account's sessions on it
 */
public record HeldDevice(KnownDevice device, List<StandingBlock> blocks, List<String> sessions) {

    static HeldDevice of(KnownDevice device, List<StandingBlock> blocks, List<String> sessions) {
        return new HeldDevice(
                device,
                blocks.stream().filter(one -> means(one.block(), device)).toList(),
                sessions);
    }

    /** The block of that scope. */
    public Optional<StandingBlock> block(BlockScope scope) {
        return blocks.stream().filter(one -> one.block().scope() == scope).findFirst();
    }

    /** By the same marks as a login is: a browser that another account is used from too is the same browser. */
    private static boolean means(Block block, KnownDevice device) {
        return device.id().equals(block.deviceId())
                || device.browserKey().equals(block.browserKey())
                || (device.keyThumbprint() != null && device.keyThumbprint().equals(block.keyThumbprint()));
    }
}
