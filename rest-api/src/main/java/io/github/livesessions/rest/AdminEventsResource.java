package io.github.livesessions.rest;

import io.github.livesessions.registry.HistoryAccess;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.store.EventListing;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The history of a realm, for its administrators. */
public final class AdminEventsResource {

    private final Admin admin;

    AdminEventsResource(Admin admin) {
        this.admin = admin;
    }

    /** One page of it, the newest first; that somebody reads it is an event, too. */
    @GET
    @Path("")
    public Response list() {
        return Answers.to(() -> {
            admin.mustViewEvents();
            EventQuery query = EventQuery.readAll(
                    EventQuery.parameters(admin.session().getContext().getUri().getQueryParameters()), admin.realm());
            admin.mustKnow(query.filter().userId());
            HistoryAccess access =
                    admin.session().getProvider(SessionRegistry.class).historyAccess(admin.realm());
            access.viewed(admin.userId(), query.filter().userId());
            EventListing listing =
                    new EventListing(admin.entities(), admin.realm().getId());
            return Answers.json(new EventPages(listing, views())
                    .page(new EventQuery(EventQuery.anyName(query.filter(), access), query.after(), query.max())));
        });
    }

    /** Names of those whom the administrator may see. */
    private EventViews views() {
        return new EventViews(EventViews.clientsOf(admin.realm()), admin::username, true);
    }
}
