package io.github.livesessions.rest;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.store.SessionFilter;
import io.github.livesessions.registry.store.SessionListing;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The live sessions of whoever asks. */
public final class MySessionsResource {

    private final KeycloakSession session;

    MySessionsResource(KeycloakSession session) {
        this.session = session;
    }

    /** One page of them, newest start first. */
    @GET
    @Path("")
    public Response list() {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayLook();
            SessionQuery query =
                    SessionQuery.readPage(session.getContext().getUri().getQueryParameters());
            EntityManager entities =
                    session.getProvider(JpaConnectionProvider.class).getEntityManager();
            SessionViews views = new SessionViews(
                    session, asker.realm(), user -> user.getId().equals(asker.userId()), asker::isCurrent);
            return Answers.json(new SessionPages(
                            new SessionListing(entities, asker.realm().getId()), views)
                    .page(new SessionFilter(asker.userId(), null, null, null, null), query.after(), query.max()));
        });
    }

    /** Ends those whose pages are silent; the one that asks stays. */
    @DELETE
    @Path("")
    public Response endOffline() {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayChange();
            SessionQuery.readOffline(session.getContext().getUri().getQueryParameters());
            asker.mayEnd();
            asker.registry()
                    .endOffline(
                            asker.realm(),
                            asker.user(),
                            asker.auth().getSession().getId(),
                            EndCause.LOGOUT);
            return Answers.done();
        });
    }

    /** Ends one of them; the own one is a logout, which takes nothing but the token. */
    @DELETE
    @Path("{id}")
    public Response end(@PathParam("id") String id) {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayChange();
            if (!asker.has(id)) {
                throw Problem.notFound("session");
            }
            if (!asker.isCurrent(id)) {
                asker.mayEnd();
            }
            if (!asker.registry().end(asker.realm(), asker.user(), id, EndCause.LOGOUT)) {
                throw Problem.notFound("session");
            }
            return Answers.ending(session, SelfResource.root(asker.realm()) + MyReceiptsResource.PATH, id);
        });
    }
}
