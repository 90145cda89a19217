package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.registry.SessionRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Tells the loaders in the consoles, which browsers keep for a month, which files are the pages of this version. The same for
 * everybody.
 */
public final class PagesResource {

    private final KeycloakSession session;

    PagesResource(KeycloakSession session) {
        this.session = session;
    }

    @GET
    @Path("")
    public Response names() {
        return Answers.json(new Pages(
                BuiltFiles.name("account.script"),
                BuiltFiles.name("admin.script"),
                session.getProvider(SessionRegistry.class).placeAttribution().orElse(null)));
    }

    /**
     * The files, seen from their loader.
     *
     * @param account script of the page in the account console
     * @param admin script of the pages in the admin console
     * @param placeAttribution what pages that show places have to say; null where nothing has to be said
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Pages(String account, String admin, @Nullable String placeAttribution) {}
}
