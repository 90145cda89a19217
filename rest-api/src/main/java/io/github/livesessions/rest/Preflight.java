package io.github.livesessions.rest;

import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.keycloak.services.cors.Cors;

/**
 * What browsers ask before a request from another origin; the request itself is held to the client's own origins. It
 * stands apart from the resources: they would answer it themselves, and allow nothing.
 */
public final class Preflight {

    private static final String[] METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

    @OPTIONS
    @Path("{any:.*}")
    public Response allow() {
        Cors.builder().preflight().auth().allowedMethods(METHODS).add();
        return Response.ok().build();
    }
}
