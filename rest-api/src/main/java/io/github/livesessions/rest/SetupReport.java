package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.registry.setup.Change;
import io.github.livesessions.registry.setup.Reach;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a setup, or taking it back, has changed or would change.
 *
 * @param done whether it has been done
 * @param users people above their plans
 * @param sessions what they have above them
 */
record SetupReport(boolean done, int users, int sessions, List<Changed> changes) {

    static SetupReport of(boolean done, Reach reach, List<Change> changes) {
        return new SetupReport(
                done,
                reach.users(),
                reach.sessions(),
                changes.stream().map(Changed::of).toList());
    }

    /**
     * One thing.
     *
     * @param from what is there before; null for nothing
     * @param to what is there after; empty for nothing, null where it is somebody else's by now and left alone
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Changed(
            String part,
            @Nullable String subject,
            @Nullable String from,
            @Nullable String to) {

        static Changed of(Change change) {
            return new Changed(
                    change.part().id(),
                    SetupView.orNull(change.subject()),
                    SetupView.orNull(change.from()),
                    change.to());
        }
    }
}
