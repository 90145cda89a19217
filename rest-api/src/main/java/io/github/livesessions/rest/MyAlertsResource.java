package io.github.livesessions.rest;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.record.Alert;
import io.github.livesessions.core.record.AlertLog;
import io.github.livesessions.registry.device.HeldDevice;
import io.github.livesessions.registry.store.ListedSession.Position;
import io.github.livesessions.registry.store.Records;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The alerts of whoever asks, and their answers. */
public final class MyAlertsResource {

    private static final String VERDICT = "verdict";

    private final KeycloakSession session;

    MyAlertsResource(KeycloakSession session) {
        this.session = session;
    }

    /** One page of them, the newest first. */
    @GET
    @Path("")
    public Response list() {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayLook();
            SessionQuery query =
                    SessionQuery.readPage(session.getContext().getUri().getQueryParameters());
            List<Alert> read =
                    records().page(asker.realm().getId(), asker.userId(), mark(query.after()), query.max() + 1);
            List<Alert> items = read.stream().limit(query.max()).toList();
            Alert last = read.size() > items.size() ? items.get(items.size() - 1) : null;
            return Answers.json(new Page<>(
                    views(asker, items), last == null ? null : Cursor.write(new Position(last.at(), last.id()))));
        });
    }

    /** Takes the owner's answer; who says that it was not them ends the session and blocks the device. */
    @POST
    @Path("{id}")
    public Response answer(@PathParam("id") String id, InputStream body) {
        return Answers.to(() -> {
            Asker asker = Asker.of(session).mayChange();
            Alert.Verdict verdict = Fields.read(body, VERDICT)
                    .text(VERDICT)
                    .flatMap(Alert.Verdict::of)
                    .orElseThrow(() -> Problem.field(VERDICT, "use one of mine, not-mine"));
            Alert alert = records()
                    .one(asker.realm().getId(), asker.userId(), id)
                    .orElseThrow(() -> Problem.notFound("alert"));
            return new Disowning(asker, records())
                    .answer(alert, verdict)
                    .map(Answers::json)
                    .orElseGet(Answers::done);
        });
    }

    private static List<OwnedAlert> views(Asker asker, List<Alert> alerts) {
        Map<String, HeldDevice> devices = asker.devices().all().stream()
                .collect(Collectors.toMap(held -> held.device().id(), Function.identity()));
        return alerts.stream()
                .map(alert -> OwnedAlert.of(
                        alert,
                        view(devices, alert.deviceId()),
                        view(devices, alert.byDeviceId()),
                        Suspect.of(alert).isHere(asker)))
                .toList();
    }

    private static @Nullable DeviceView view(Map<String, HeldDevice> devices, @Nullable String id) {
        return Optional.ofNullable(id)
                .map(devices::get)
                .map(held -> view(held.device(), !held.blocks().isEmpty()))
                .orElse(null);
    }

    private static DeviceView view(KnownDevice device, boolean blocked) {
        return DeviceView.of(device, blocked);
    }

    private static AlertLog.@Nullable Mark mark(@Nullable Position after) {
        return after == null ? null : new AlertLog.Mark(after.startedAt(), after.id());
    }

    private Records records() {
        return new Records(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }
}
