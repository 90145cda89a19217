package io.github.livesessions.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The JSON Schema of the exports, for anybody. */
public final class ExportSchema {

    private static final String FILE = "/live-sessions/export.schema.json";

    @GET
    @Path("")
    public Response get() {
        return Response.ok(read(), "application/schema+json")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static byte[] read() {
        try (InputStream file = ExportSchema.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the jar");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
