package io.github.livesessions.rest;

import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.cors.Cors;

/** The root of what people ask about their own sessions and devices. */
public final class SelfResource {

    private static final String[] METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

    private final KeycloakSession session;

    SelfResource(KeycloakSession session) {
        this.session = session;
    }

    /** What browsers ask before a request from another origin; the request itself is held to the client's origins. */
    @OPTIONS
    @Path("{any:.*}")
    public Response preflight() {
        Cors.builder().preflight().auth().allowedMethods(METHODS).add();
        return Response.ok().build();
    }

    @Path("me/sessions")
    public MySessionsResource sessions() {
        return new MySessionsResource(session);
    }

    @Path("me/logout-everywhere")
    public MyLogoutResource logoutEverywhere() {
        return new MyLogoutResource(session);
    }

    @Path("me/devices")
    public MyDevicesResource devices() {
        return new MyDevicesResource(session);
    }

    @Path("me/undo/{word}")
    public MyUndoResource undo(@PathParam("word") String word) {
        return new MyUndoResource(session, word);
    }

    @Path("undo/{word}")
    public UndoPage undoPage(@PathParam("word") String word) {
        return new UndoPage(session, word);
    }
}
