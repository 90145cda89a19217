package io.github.livesessions.rest;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.record.Alert;
import io.github.livesessions.core.record.AlertRule;
import io.github.livesessions.registry.store.AlertListing;
import io.github.livesessions.registry.store.DeviceStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.UserModel;

/** The alerts of a realm, and what administrators answer in their owners' place. */
public final class AdminAlertsResource {

    private static final String VERDICT = "verdict";
    private static final List<String> KNOWN = List.of("user", "rule", "answered", "after", "max");

    private final Admin admin;

    AdminAlertsResource(Admin admin) {
        this.admin = admin;
    }

    /** One page of those about users who may be seen, the newest first. */
    @GET
    @Path("")
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return Answers.to(() -> {
            admin.mustQuery();
            Parameters parameters =
                    new Parameters(admin.session().getContext().getUri().getQueryParameters());
            parameters.mustBe(KNOWN);
            AlertListing.Filter filter = filter(parameters);
            Lookahead<Alert> lookahead = new Lookahead<>(
                    (at, count) -> listing().read(filter, at, count),
                    AlertListing::position,
                    alert -> admin.username(alert.userId()).isPresent());
            Lookahead.Cut<Alert> cut = lookahead.page(parameters.after(), parameters.max());
            return Answers.json(cut.of(views(cut.items())));
        });
    }

    /** Takes an administrator's answer, which is the owner's from then on. */
    @POST
    @Path("{id}")
    public Response answer(@PathParam("id") String id, InputStream body) {
        return Answers.to(() -> {
            Alert alert = listing().one(id).orElseThrow(() -> admin.unknown("alert"));
            UserModel owner = admin.user(alert.userId());
            if (owner == null) {
                throw admin.unknown("alert");
            }
            admin.mustManage(owner);
            Alert.Verdict verdict = Fields.read(body, VERDICT)
                    .text(VERDICT)
                    .flatMap(Alert.Verdict::of)
                    .orElseThrow(() -> Problem.field(VERDICT, "use one of mine, not-mine"));
            new AdminDisowning(admin, owner).answer(alert, verdict);
            admin.event()
                    .operation(OperationType.ACTION)
                    .resource(ResourceType.USER)
                    .resourcePath(admin.session().getContext().getUri())
                    .representation(new Told(owner.getId(), alert.rule().id(), verdict.id()))
                    .success();
            return Answers.done();
        });
    }

    private AlertListing.Filter filter(Parameters parameters) {
        String userId =
                parameters.value("user", Parameters::text, "give a user's id").orElse(null);
        if (userId != null) {
            admin.mustView(admin.user(userId));
        }
        return new AlertListing.Filter(
                userId,
                parameters.value("rule", AlertRule::of, "use one of " + rules()).orElse(null),
                parameters
                        .value("answered", AdminAlertsResource::flag, "use one of true, false")
                        .orElse(null));
    }

    private List<AdminAlertView> views(List<Alert> alerts) {
        DeviceStore store = new DeviceStore(admin.entities(), admin.realm().getId());
        Set<String> ids = alerts.stream()
                .flatMap(alert -> Stream.of(alert.deviceId(), alert.byDeviceId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, KnownDevice> known =
                store.all(ids).stream().collect(Collectors.toMap(KnownDevice::id, Function.identity()));
        Set<String> blocked = store.blocked(ids);
        return alerts.stream()
                .map(alert -> AdminAlertView.of(
                        alert,
                        admin.username(alert.userId()).orElse(""),
                        view(known, blocked, alert.deviceId()),
                        view(known, blocked, alert.byDeviceId())))
                .toList();
    }

    private static @Nullable DeviceView view(
            Map<String, KnownDevice> known, Set<String> blocked, @Nullable String deviceId) {
        return Optional.ofNullable(deviceId)
                .map(known::get)
                .map(device -> DeviceView.of(device, blocked.contains(device.id())))
                .orElse(null);
    }

    private AlertListing listing() {
        return new AlertListing(admin.entities(), admin.realm().getId());
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static String rules() {
        return Stream.of(AlertRule.values()).map(AlertRule::id).collect(Collectors.joining(", "));
    }

    /** What the admin event says of an answer. */
    record Told(String user, String rule, String verdict) {}
}
