package io.github.livesessions.rest;

import io.github.livesessions.core.record.EventFilter;
import io.github.livesessions.registry.HistoryAccess;
import io.github.livesessions.registry.SessionRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The history of a realm to be taken away, for its administrators. */
public final class AdminExportResource {

    private final Admin admin;

    AdminExportResource(Admin admin) {
        this.admin = admin;
    }

    /** The events that the filters leave, the newest first. */
    @GET
    @Path("")
    public Response export() {
        return Answers.to(() -> {
            admin.mustViewEvents();
            Parameters parameters =
                    EventQuery.parameters(admin.session().getContext().getUri().getQueryParameters());
            EventFilter filter = EventQuery.readExport(parameters, admin.realm());
            admin.mustKnow(filter.userId());
            ExportFormat format = ExportFormat.of(parameters);
            if (Export.isHead(admin.session())) {
                return Export.head(format);
            }
            ExportTurns.Turn turn = ExportTurns.SERVER.take(admin.userId());
            return turn.orGiveBack(() -> {
                HistoryAccess access =
                        admin.session().getProvider(SessionRegistry.class).historyAccess(admin.realm());
                access.exported(admin.userId(), filter.userId(), format.id());
                ExportHead head =
                        new ExportHead(admin.realm().getName(), Instant.now(), filter.userId(), Map.of(), null);
                EventViews views = new EventViews(EventViews.clientsOf(admin.realm()), id -> Optional.empty(), true);
                return new Export(
                                admin.session(),
                                admin.realm().getId(),
                                format,
                                views,
                                head,
                                EventQuery.anyName(filter, access))
                        .answer(turn);
            });
        });
    }
}
