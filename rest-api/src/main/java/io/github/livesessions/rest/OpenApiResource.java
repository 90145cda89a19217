package io.github.livesessions.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Describes all of these resources to programs, to whoever asks: it tells nothing of anybody. */
public final class OpenApiResource {

    private static final String DOCUMENT = "/live-sessions/openapi.json";

    private static final byte[] BODY = body();

    OpenApiResource() {}

    @GET
    @Path("")
    public Response document() {
        return Response.ok(BODY.clone(), MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Access-Control-Allow-Origin", "*")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static byte[] body() {
        try (InputStream document = OpenApiResource.class.getResourceAsStream(DOCUMENT)) {
            if (document == null) {
                throw new IllegalStateException(DOCUMENT + " is not in the jar");
            }
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
