package io.github.livesessions.rest;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.store.SessionFilter;
import io.github.livesessions.registry.store.SessionListing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.UserModel;

/** The live sessions of a realm, for its administrators. */
public final class AdminSessionsResource {

    private final Admin admin;

    AdminSessionsResource(Admin admin) {
        this.admin = admin;
    }

    /** One page of the sessions whose users the administrator may see, newest start first. */
    @GET
    @Path("")
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return Answers.to(() -> {
            admin.mustQuery();
            SessionQuery query =
                    SessionQuery.read(admin.session().getContext().getUri().getQueryParameters());
            SessionFilter filter = new SessionSelection(admin).of(query);
            SessionViews views = new SessionViews(
                            admin.session(), admin.realm(), admin.users()::canView, session -> false)
                    .byNotedPlans();
            return Answers.json(new SessionPages(
                            new SessionListing(admin.entities(), admin.realm().getId()), views)
                    .page(filter, query.after(), query.max()));
        });
    }

    /** Ends the sessions whose pages are silent, as many as one request can, of the users who may be managed. */
    @DELETE
    @Path("")
    public Response endOffline() {
        return Answers.to(() -> {
            SessionQuery.readOffline(admin.session().getContext().getUri().getQueryParameters());
            admin.mustQuery();
            return Answers.json(new OfflineSessions(admin).end());
        });
    }

    /** Ends the sessions that are named, of the users who may be managed, and tells what has become of each. */
    @POST
    @Path("end")
    @Produces(MediaType.APPLICATION_JSON)
    public Response endThose(InputStream body) {
        return Answers.to(() -> {
            admin.mustQuery();
            return Answers.json(new NamedSessions(admin).end(NamedSessions.read(body)));
        });
    }

    /** Ends a session with its offline twin; its clients are told in the background. */
    @DELETE
    @Path("{id}")
    public Response end(@PathParam("id") String id) {
        return Answers.to(() -> ended(id));
    }

    private Response ended(String id) {
        UserModel user = new SessionOwners(admin).of(id).orElseThrow(() -> admin.unknown("session"));
        admin.mustManage(user);
        SessionRegistry registry = admin.session().getProvider(SessionRegistry.class);
        if (!registry.end(admin.realm(), user, id, EndCause.ADMIN)) {
            throw admin.unknown("session");
        }
        admin.event()
                .operation(OperationType.DELETE)
                .resource(ResourceType.USER_SESSION)
                .resourcePath(admin.session().getContext().getUri())
                .success();
        return Answers.ending(admin.session(), AdminResource.root(admin.realm()) + AdminReceiptsResource.PATH, id);
    }
}
