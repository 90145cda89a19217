package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.livesessions.registry.device.Blocking;
import io.github.livesessions.registry.store.StandingBlock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A block as it is published.
 *
 * @param scope {@code account} or {@code realm}
 * @param by {@code owner} or {@code administrator}
 * @param reason an administrator's words, for administrators alone; else null
 * @param undoUntil until when it can be undone by the word; null for a block that no word undoes
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record BlockView(
        String scope,
        String by,
        @Nullable String reason,
        @JsonSerialize(using = ToStringSerializer.class) Instant at,

        @JsonSerialize(using = ToStringSerializer.class) @Nullable
        Instant undoUntil) {

    /** As the owner sees it. */
    static BlockView forOwner(StandingBlock standing, Blocking blocking) {
        return of(standing, blocking.isOwners(standing), null);
    }

    /** As an administrator sees it. */
    static BlockView forAdministrator(StandingBlock standing, Blocking blocking) {
        return of(standing, blocking.isOwners(standing), standing.reason());
    }

    /** The same, whosever it is. */
    static BlockView forAdministrator(StandingBlock standing) {
        return of(standing, standing.userId().equals(standing.actorId()), standing.reason());
    }

    private static BlockView of(StandingBlock standing, boolean owners, @Nullable String reason) {
        return new BlockView(
                standing.block().scope().id(),
                owners ? "owner" : "administrator",
                reason,
                standing.at(),
                owners ? Blocking.undoableUntil(standing) : null);
    }
}
