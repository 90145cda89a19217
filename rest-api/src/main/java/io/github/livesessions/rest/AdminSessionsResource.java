package io.github.livesessions.rest;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.store.SessionFilter;
import io.github.livesessions.registry.store.SessionListing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

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
            SessionFilter filter = filter(query);
            SessionViews views =
                    new SessionViews(admin.session(), admin.realm(), admin.users()::canView, session -> false);
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

    /** Ends a session with its offline twin; its clients are told in the background. */
    @DELETE
    @Path("{id}")
    public Response end(@PathParam("id") String id) {
        return Answers.to(() -> ended(id));
    }

    /** The filter in the tables' terms; what it names has to be of this realm, and the user one who may be seen. */
    private SessionFilter filter(SessionQuery query) {
        if (query.userId() != null) {
            admin.mustView(admin.user(query.userId()));
        }
        return new SessionFilter(
                query.userId(), query.countryCode(), client(query.clientId()), query.kind(), query.state());
    }

    private @Nullable String client(@Nullable String clientId) {
        if (clientId == null) {
            return null;
        }
        ClientModel client = admin.realm().getClientByClientId(clientId);
        if (client == null) {
            throw admin.unknown("client");
        }
        return client.getId();
    }

    private Response ended(String id) {
        UserModel user = owner(id);
        if (user == null) {
            throw admin.unknown("session");
        }
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

    /** Whose session it is: as we have recorded it, or as Keycloak knows one that we never saw. */
    private @Nullable UserModel owner(String id) {
        return new SessionListing(admin.entities(), admin.realm().getId())
                .owner(id)
                .map(admin::user)
                .or(() -> Stream.of(
                                admin.session().sessions().getUserSession(admin.realm(), id),
                                admin.session().sessions().getOfflineUserSession(admin.realm(), id))
                        .filter(Objects::nonNull)
                        .map(UserSessionModel::getUser)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElse(null);
    }
}
