package io.github.livesessions.rest;

import io.github.livesessions.core.record.EventFilter;
import io.github.livesessions.registry.store.PersonalData;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** All that is kept of whoever asks. */
public final class MyExportResource {

    private final KeycloakSession session;

    MyExportResource(KeycloakSession session) {
        this.session = session;
    }

    /** As JSON all of it, as CSV the events. */
    @GET
    @Path("")
    public Response export() {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayLook();
            Parameters parameters =
                    EventQuery.parameters(session.getContext().getUri().getQueryParameters());
            parameters.mustBe(List.of(ExportFormat.PARAMETER));
            ExportFormat format = ExportFormat.of(parameters);
            asker.mustBeProven();
            if (Export.isHead(session)) {
                return Export.head(format);
            }
            ExportTurns.Turn turn = ExportTurns.SERVER.take(asker.userId());
            return turn.orGiveBack(() -> {
                asker.registry().historyAccess(asker.realm()).exported(null, asker.userId(), format.id());
                return new Export(
                                session,
                                asker.realm().getId(),
                                format,
                                EventViews.forOwner(asker.realm()),
                                head(asker),
                                EventFilter.ALL.of(asker.userId()))
                        .answer(turn);
            });
        });
    }

    private ExportHead head(Asker asker) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        String realmId = asker.realm().getId();
        Map<String, Iterable<Map<String, @Nullable Object>>> sections =
                new LinkedHashMap<>(new PersonalData(entities, realmId, asker.userId()).sections());
        sections.put("acts", new ActsOnOthers(session.getKeycloakSessionFactory(), asker.userId()));
        return new ExportHead(asker.realm().getName(), asker.clock().instant(), asker.userId(), sections, null);
    }
}
