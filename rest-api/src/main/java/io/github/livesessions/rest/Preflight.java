package io.github.livesessions.rest;

import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.keycloak.http.HttpResponse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.cors.Cors;

/**
 * What browsers ask before a request from another origin; the request itself is held to the client's own origins. It
 * stands apart from the resources: they would answer it themselves, and allow nothing.
 */
public final class Preflight {

    private static final String[] METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

    private final KeycloakSession session;

    Preflight(KeycloakSession session) {
        this.session = session;
    }

    @OPTIONS
    @Path("{any:.*}")
    public Response allow() {
        Cors.builder().preflight().auth().allowedMethods(METHODS).add();
        HttpResponse response = session.getContext().getHttpResponse();
        // those that Keycloak allows, and the one by which a stream that a page reads by itself is resumed
        response.setHeader(
                Cors.ACCESS_CONTROL_ALLOW_HEADERS,
                String.join(", ", Cors.DEFAULT_ALLOW_HEADERS) + ", " + Cors.AUTHORIZATION_HEADER + ", Last-Event-ID");
        return Response.ok().build();
    }
}
