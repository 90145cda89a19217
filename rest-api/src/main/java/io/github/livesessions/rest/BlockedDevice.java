package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A blocked device as administrators see it in the list of them all.
 *
 * @param device under the block's own id where it has been forgotten since
 * @param userId whose device it is; null where that has been forgotten, too
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record BlockedDevice(
        @JsonUnwrapped DeviceView device,
        @Nullable String userId,
        @Nullable String username,
        BlockView block) {}
