package io.github.livesessions.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.cors.Cors;

/**
 * Gives out the page agent. It is the same for everybody and says nothing, so any page may have it. Browsers keep it and
 * ask each time whether it is still this one: pages are to run the agent of the server that they speak with.
 */
public final class AgentResource {

    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final KeycloakSession session;

    AgentResource(KeycloakSession session) {
        this.session = session;
    }

    @GET
    @Path("")
    public Response script() {
        Response.ResponseBuilder answer = AgentFile.BUILT.map(this::answer).orElseGet(() -> Response.status(404));
        return answer.header(Cors.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                // a page that isolates itself loads only what says so
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .build();
    }

    private Response.ResponseBuilder answer(AgentFile file) {
        String encodings = header(HttpHeaders.ACCEPT_ENCODING);
        boolean compress = encodings.contains("gzip") && !encodings.contains("gzip;q=0");
        String tag = file.tag(compress);
        Response.ResponseBuilder answer = header(HttpHeaders.IF_NONE_MATCH).contains(tag)
                ? Response.notModified()
                : Response.ok(file.bytes(compress), SCRIPT);
        if (compress) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.header(HttpHeaders.ETAG, tag);
    }

    private String header(String name) {
        return Objects.requireNonNullElse(
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(name), "");
    }
}
