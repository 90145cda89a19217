package io.github.livesessions.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.push.Hearing;
import io.github.livesessions.registry.push.Reason;
import java.time.Instant;
import java.util.List;

/**
 * What any app learns: how its own session stands, and why it ended. Nothing of other sessions and devices.
 *
 * @param userId whose session it is: its id may have been another person's before, and may be again
 * @param since when it started
 */
record OwnVoice(String userId, String sessionId, Instant since) implements Voice {

    @Override
    public boolean mayHear(Hearing hearing) {
        return true; // of its own session, which ends the stream when it ends
    }

    @Override
    public List<Said> of(Hearing hearing, SessionEvent event) {
        boolean another = event.userId() != null && !event.userId().equals(userId);
        if (!sessionId.equals(event.sessionId()) || another || event.at().isBefore(since)) {
            return List.of();
        }
        // a session can have many streams, and all are told the same
        return hearing.once("own " + event.id(), () -> said(event));
    }

    private List<Said> said(SessionEvent event) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("id", sessionId);
        return switch (event.type()) {
            case SESSION_ENDED ->
                List.of(Said.of(
                        "session-ended",
                        data.set("reason", ReasonView.toApp(Reason.bare(event)).json())));
            case SESSION_ACTIVITY, SESSION_OFFLINE, SESSION_ONLINE ->
                List.of(Said.of(
                        "session-updated", data.put("state", state(event.type()).id())));
            default -> List.of();
        };
    }

    private static Presence state(SessionEventType type) {
        return type == SessionEventType.SESSION_OFFLINE ? Presence.OFFLINE : Presence.ONLINE;
    }
}
