package io.github.livesessions.rest;

import io.github.livesessions.core.policy.ErasureRule;
import io.github.livesessions.registry.AccountHistory;
import io.github.livesessions.registry.store.EventListing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The history of whoever asks. */
public final class MyEventsResource {

    private final KeycloakSession session;

    MyEventsResource(KeycloakSession session) {
        this.session = session;
    }

    /** One page of it, the newest first. */
    @GET
    @Path("")
    public Response list() {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayLook();
            EventQuery query = EventQuery.readOwn(
                    EventQuery.parameters(session.getContext().getUri().getQueryParameters()), asker.realm());
            EventListing listing = new EventListing(
                    session.getProvider(JpaConnectionProvider.class).getEntityManager(),
                    asker.realm().getId());
            return Answers.json(new EventPages(listing, EventViews.forOwner(asker.realm()))
                    .page(new EventQuery(
                            EventQuery.anyName(
                                    query.filter().of(asker.userId()),
                                    asker.registry().historyAccess(asker.realm())),
                            query.after(),
                            query.max())));
        });
    }

    /** Erases it; or, where the realm wants that, asks an administrator to. */
    @DELETE
    @Path("")
    public Response erase(InputStream body) {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayChange();
            Fields.read(body);
            asker.mustBeFresh();
            asker.mustBeProven();
            AccountHistory history = asker.registry().history(asker.realm(), asker.user());
            if (asker.policy().erasure() == ErasureRule.ON_APPROVAL) {
                return Answers.accepted(new ErasureView(history.askErasure()));
            }
            history.erase(null);
            return Answers.done();
        });
    }
}
