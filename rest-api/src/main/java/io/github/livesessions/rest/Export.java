package io.github.livesessions.rest;

import io.github.livesessions.core.record.EventFilter;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.store.EventListing;
import io.github.livesessions.registry.store.ListedSession.Position;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Lets a history stream out, whatever its size: read in chunks, each in a transaction of its own, none of which outlives
 * its chunk.
 */
final class Export {

    private static final int CHUNK = 1_000;

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final ExportFormat format;
    private final EventSheet sheet;
    private final ExportHead head;
    private final EventFilter filter;

    Export(
            KeycloakSession session,
            String realmId,
            ExportFormat format,
            EventViews views,
            ExportHead head,
            EventFilter filter) {
        this.factory = session.getKeycloakSessionFactory();
        this.realmId = realmId;
        this.format = format;
        this.sheet = format.sheet(views);
        this.head = head;
        this.filter = filter;
    }

    /** Whether no more than the head is asked for: nothing would be written, and no turn given back. */
    static boolean isHead(KeycloakSession session) {
        return session.getContext().getHttpRequest().getHttpMethod().equals(HttpMethod.HEAD);
    }

    /** An answer with nothing in it. */
    static Response head(ExportFormat format) {
        return headed(Response.ok(), format);
    }

    /** The answer, which gives the turn back when it is through. */
    Response answer(ExportTurns.Turn turn) {
        StreamingOutput body = out -> {
            try (turn) {
                write(out);
            }
        };
        return headed(Response.ok(body), format);
    }

    private static Response headed(Response.ResponseBuilder answer, ExportFormat format) {
        return answer.header(HttpHeaders.CONTENT_TYPE, format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"history." + format.id() + '"')
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private void write(OutputStream out) throws IOException {
        sheet.begin(out, head);
        List<SessionEvent> chunk = next(null);
        while (!chunk.isEmpty()) {
            sheet.write(chunk);
            chunk = chunk.size() < CHUNK ? List.of() : next(EventListing.position(chunk.get(chunk.size() - 1)));
        }
        sheet.end();
    }

    private List<SessionEvent> next(@Nullable Position after) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new EventListing(
                                session.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId)
                        .read(filter, after, CHUNK));
    }
}
