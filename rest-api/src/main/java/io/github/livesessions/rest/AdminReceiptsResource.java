package io.github.livesessions.rest;

import io.github.livesessions.registry.store.Receipt;
import io.github.livesessions.registry.store.ReceiptStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.UserModel;

/** What has become of remote logouts, for administrators who may see whose sessions they were. */
public final class AdminReceiptsResource {

    static final String PATH = "receipts";

    private final Admin admin;

    AdminReceiptsResource(Admin admin) {
        this.admin = admin;
    }

    /** One receipt, as things stand now. */
    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response show(@PathParam("id") String id) {
        return Answers.to(() -> {
            Receipt receipt = new ReceiptStore(admin.entities())
                    .find(admin.realm().getId(), id)
                    .orElseThrow(() -> admin.unknown("receipt"));
            UserModel user = admin.user(receipt.userId());
            if (user == null) {
                throw admin.unknown("receipt");
            }
            admin.mustView(user);
            return Answers.json(ReceiptView.of(receipt));
        });
    }
}
