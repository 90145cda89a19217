package io.github.livesessions.rest;

import io.github.livesessions.registry.device.UndoWord;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** Undoes a block by the word that was told when it was set. */
public final class MyUndoResource {

    private final KeycloakSession session;
    private final String word;

    MyUndoResource(KeycloakSession session, String word) {
        this.session = session;
        this.word = word;
    }

    /** Undoes it, once and for a while; the word stands for the fresh login. */
    @POST
    @Path("")
    public Response undo() {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayChange();
            UndoWord heard = UndoWord.heard(word)
                    .filter(one -> asker.devices().blocking().undoable(one).isPresent())
                    .orElseThrow(() -> Problem.notFound("undo"));
            asker.mustBeProven();
            if (!asker.devices().blocking().undo(heard, asker.actor())) {
                throw Problem.notFound("undo");
            }
            return Answers.done();
        });
    }
}
