package io.github.livesessions.registry.store;

import io.github.livesessions.core.block.Block;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A block with its story.
 *
 * @param actorId who blocked the device
 * @param byDeviceId the device from which it was done, if it is one of the account
 * @param userId whose account it keeps the device from; of no meaning where it holds for the realm
 */
public record StandingBlock(
        Block block,
        @Nullable String reason,
        Instant at,
        @Nullable String actorId,
        @Nullable String byDeviceId,
        String userId) {}
