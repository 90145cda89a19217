package io.github.livesessions.rest;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.store.ActsEraser;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** Shows events to whoever asks; each client and each name is looked up once. */
final class EventViews {

    private final Function<String, Optional<String>> clientNames;
    private final Function<String, Optional<String>> usernames;
    private final boolean namesAdministrators;
    private final Map<String, Optional<String>> clients = new HashMap<>();
    private final Map<String, Optional<String>> users = new HashMap<>();

    /**
     * Views of a realm's events.
     *
     * @param clientNames the {@code client_id} of a client, by its internal id
     * @param usernames names by user id; empty for those that are not shown
     * @param namesAdministrators whether it is shown which administrator did it
     */
    EventViews(
            Function<String, Optional<String>> clientNames,
            Function<String, Optional<String>> usernames,
            boolean namesAdministrators) {
        this.clientNames = clientNames;
        this.usernames = usernames;
        this.namesAdministrators = namesAdministrators;
    }

    /** To the person whose events they are. */
    static EventViews forOwner(RealmModel realm) {
        return new EventViews(clientsOf(realm), id -> Optional.empty(), false);
    }

    /** The {@code client_id} of the clients that the realm has now. */
    static Function<String, Optional<String>> clientsOf(RealmModel realm) {
        return id -> Optional.ofNullable(realm.getClientById(id)).map(ClientModel::getClientId);
    }

    /** As it is listed. */
    EventView of(SessionEvent event) {
        return of(event, null);
    }

    /** With all that is kept of it. */
    EventView whole(SessionEvent event) {
        return of(event, event.byDeviceId());
    }

    private EventView of(SessionEvent event, @Nullable String byDeviceId) {
        return new EventView(
                event.id(),
                event.at(),
                event.type().id(),
                event.userId(),
                event.userId() == null
                        ? null
                        : users.computeIfAbsent(event.userId(), usernames).orElse(null),
                actor(event),
                event.sessionId(),
                EventView.Device.of(event.deviceId(), event.device()),
                byDeviceId,
                event.ipAddress(),
                event.place() == null ? null : PlaceView.of(event.place()),
                client(event.clientId()),
                event.cause());
    }

    private EventView.@Nullable Actor actor(SessionEvent event) {
        if (event.actorId() == null) {
            return null;
        }
        boolean owner = event.actorId().equals(event.userId());
        boolean named = (owner || namesAdministrators) && !event.actorId().equals(ActsEraser.NOBODY);
        return new EventView.Actor(owner ? "owner" : "administrator", named ? event.actorId() : null);
    }

    private @Nullable String client(@Nullable String id) {
        return id == null ? null : clients.computeIfAbsent(id, clientNames).orElse(id);
    }
}
