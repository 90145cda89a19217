package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A live session as it is published.
 *
 * @param kind a name of {@link io.github.livesessions.core.session.SessionKind}
 * @param state {@code online}, {@code offline} or {@code unchecked}
 * @param current whether the request itself belongs to this session
 * @param plan name of the plan that the user is on; null where the realm has no plans
 * @param expiresAt when it ends at the latest; null where it does not, or it cannot be told
 * @param clients {@code client_id} of each client that it is known to be used with
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SessionView(
        String id,
        String userId,
        String username,
        String kind,
        String state,
        boolean current,
        @Nullable String plan,
        DeviceView device,
        @Nullable PlaceView place,
        @Nullable String ipAddress,
        @JsonSerialize(using = ToStringSerializer.class) Instant startedAt,
        @JsonSerialize(using = ToStringSerializer.class) Instant lastSeenAt,
        @JsonSerialize(using = ToStringSerializer.class) Instant lastActivityAt,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        Instant expiresAt,

        List<String> clients) {}
