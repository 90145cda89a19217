package io.github.livesessions.rest;

import io.github.livesessions.registry.store.ReceiptStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** What has become of remote logouts of whoever asks. */
public final class MyReceiptsResource {

    static final String PATH = "me/receipts";

    private final KeycloakSession session;

    MyReceiptsResource(KeycloakSession session) {
        this.session = session;
    }

    /** One receipt, as things stand now. */
    @GET
    @Path("{id}")
    public Response show(@PathParam("id") String id) {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayLook();
            return new ReceiptStore(
                            session.getProvider(JpaConnectionProvider.class).getEntityManager())
                    .find(asker.realm().getId(), id)
                    .filter(receipt -> receipt.userId().equals(asker.userId()))
                    .map(receipt -> Answers.json(ReceiptView.of(receipt)))
                    .orElseThrow(() -> Problem.notFound("receipt"));
        });
    }
}
