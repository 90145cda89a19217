package io.github.livesessions.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.core.record.AlertLog;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.push.Hearing;
import io.github.livesessions.registry.push.Reason;
import io.github.livesessions.registry.store.DeviceStore;
import io.github.livesessions.registry.store.ListedSession;
import io.github.livesessions.registry.store.Records;
import io.github.livesessions.registry.store.SessionListing;
import io.github.livesessions.registry.store.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Shows events to those who may see all of a session: as they are now, so that what comes late is no old news. */
final class Telling {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_ALERTS = 20;
    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

    private final Hearing hearing;
    private final String realmId;
    private final Function<Reason, ReasonView> reasons;

    /**
     * Tells of one realm.
     *
     * @param reasons how much may be told of why a session ended
     */
    Telling(Hearing hearing, String realmId, Function<Reason, ReasonView> reasons) {
        this.hearing = hearing;
        this.realmId = realmId;
        this.reasons = reasons;
    }

    /**
     * What is said of the event.
     *
     * @param own the reader's own session; null where there is none
     */
    List<Voice.Said> of(SessionEvent event, @Nullable String own) {
        return switch (event.type()) {
            case SESSION_STARTED, IMPERSONATION_STARTED ->
                session("session-started", event.userId(), event.sessionId(), own).stream()
                        .toList();
            case SESSION_ACTIVITY, SESSION_OFFLINE, SESSION_ONLINE ->
                session("session-updated", event.userId(), event.sessionId(), own).stream()
                        .toList();
            case DEVICE_RENAMED, DEVICE_TRUSTED, DEVICE_PROVEN, DEVICE_UNBLOCKED -> sessionsOn(event, own);
            case SESSION_ENDED -> List.of(ended(event));
            case DEVICE_BLOCKED -> device(event).stream().toList();
            case ALERT_RAISED -> alert(event).stream().toList();
            default -> List.of();
        };
    }

    private Optional<Voice.Said> session(
            String name, @Nullable String userId, @Nullable String sessionId, @Nullable String own) {
        if (sessionId == null || userId == null) {
            return Optional.empty();
        }
        return view(userId, sessionId)
                .map(view -> Voice.Said.of(name, view.deepCopy().put("current", sessionId.equals(own))));
    }

    /** Keycloak can give an ended session's id to another person's: what the event tells of is then gone. */
    private Optional<ObjectNode> view(String userId, String sessionId) {
        return hearing.once(
                "session " + sessionId + " of " + userId,
                () -> hearing.realm(realmId).flatMap(realm -> {
                    List<ListedSession> listed = new SessionListing(hearing.entities(), realmId)
                            .those(Set.of(sessionId)).stream()
                                    .filter(one -> one.session().userId().equals(userId))
                                    .toList();
                    return new SessionViews(hearing.session(), realm, user -> true, id -> false)
                            .of(listed).stream().findFirst().map(view -> JSON.<ObjectNode>valueToTree(view));
                }));
    }

    private List<Voice.Said> sessionsOn(SessionEvent event, @Nullable String own) {
        if (event.userId() == null) {
            return List.of();
        }
        return new SessionStore(hearing.entities(), realmId)
                .of(event.userId(), "").stream()
                        .filter(one -> one.session().runsOn(event.deviceId()))
                        .flatMap(one -> session(
                                "session-updated", event.userId(), one.session().id(), own)
                                .stream())
                        .toList();
    }

    private Voice.Said ended(SessionEvent event) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("id", event.sessionId())
                .put("userId", event.userId())
                .put("username", username(event.userId()));
        return Voice.Said.of(
                "session-ended",
                data.set("reason", reasons.apply(hearing.reason(event)).json()));
    }

    private @Nullable String username(@Nullable String userId) {
        return userId == null
                ? null
                : hearing.realm(realmId)
                        .map(realm -> hearing.session().users().getUserById(realm, userId))
                        .map(UserModel::getUsername)
                        .orElse(null);
    }

    private Optional<Voice.Said> device(SessionEvent event) {
        if (event.deviceId() == null) {
            return Optional.empty();
        }
        return new DeviceStore(hearing.entities(), realmId)
                .all(Set.of(event.deviceId())).stream()
                        .findFirst()
                        .map(known -> Voice.Said.of("device-blocked", JSON.valueToTree(DeviceView.of(known, true))));
    }

    /** The event does not name the alert, but its rule, its session and its moment. */
    private Optional<Voice.Said> alert(SessionEvent event) {
        if (event.userId() == null) {
            return Optional.empty();
        }
        return new Records(hearing.entities())
                .page(realmId, event.userId(), (AlertLog.Mark) null, MAX_ALERTS).stream()
                        .filter(alert -> alert.rule().id().equals(event.cause())
                                && Objects.equals(alert.sessionId(), event.sessionId())
                                && Duration.between(alert.at(), event.at())
                                                .abs()
                                                .compareTo(SAME_MOMENT)
                                        < 0)
                        .findFirst()
                        .map(alert -> Voice.Said.of("alert", JSON.valueToTree(AlertView.of(alert))));
    }
}
