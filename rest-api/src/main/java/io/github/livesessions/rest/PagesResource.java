package io.github.livesessions.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * Tells the loaders in the consoles, which browsers keep for a month, which files are the pages of this version. The same for
 * everybody.
 */
public final class PagesResource {

    PagesResource() {}

    @GET
    @Path("")
    public Response names() {
        return Answers.json(new Pages(BuiltFiles.name("account.script")));
    }

    /**
     * The files, seen from their loader.
     *
     * @param account script of the page in the account console
     */
    record Pages(String account) {}
}
