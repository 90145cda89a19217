package io.github.livesessions.rest;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** What happens to the session of whoever asks, or to the whole account, as it happens. */
public final class MyStreamResource {

    /** Null once the stream is open: the answer keeps this object for as long as it is read, and all that hangs on it. */
    private @Nullable KeycloakSession asked;

    MyStreamResource(KeycloakSession session) {
        this.asked = session;
    }

    /**
     * Opens the stream. The return type is what makes Keycloak let go of its session, transaction and thread as soon as
     * the method is over; no other kind of stream does (Keycloak issue 49348).
     */
    @GET
    @Path("")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> open(@Context Sse sse) {
        KeycloakSession session = Objects.requireNonNull(asked);
        asked = null;
        return Streams.answer(() -> {
            StreamCaller caller = StreamCaller.of(session);
            return new Streams(session, sse)
                    .open(
                            StreamRequest.read(session),
                            caller.watched(),
                            caller.holder(),
                            caller.grant(),
                            caller.voice());
        });
    }
}
