package io.github.livesessions.registry.push;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.store.SessionListing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Looks now and then whether the sessions of open streams still live, and their rights. The end of a session is told by an
 * event; what goes without one, such as a realm with all its rows, a session that was never recorded, or a right, is
 * noticed here.
 */
final class RollCall {

    private static final int CHUNK = 500;

    /** A stream is looked at in every so manieth round. */
    private static final int ROUNDS = 6;

    private final KeycloakSessionFactory factory;
    private final Hub hub;
    private final Clock clock;
    private int round;

    RollCall(KeycloakSessionFactory factory, Hub hub, Clock clock) {
        this.factory = factory;
        this.hub = hub;
        this.clock = clock;
    }

    /** Looks at the next streams; called by one thread at a time. */
    void next() {
        round = (round + 1) % ROUNDS;
        List<Watcher> due = hub.register().all().stream()
                .filter(watcher -> Math.floorMod(System.identityHashCode(watcher), ROUNDS) == round)
                .toList();
        for (int from = 0; from < due.size(); from += CHUNK) {
            List<Watcher> chunk = due.subList(from, Math.min(from + CHUNK, due.size()));
            hub.inTurn().each(chunk, session -> look(session, chunk));
        }
        closeOfGoneRealms();
    }

    private Consumer<Watcher> look(KeycloakSession session, List<Watcher> watchers) {
        Hearing hearing = new Hearing(session, List.of());
        Set<String> ids = watchers.stream()
                .map(watcher -> watcher.holder().sessionId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> recorded = ids.isEmpty() ? Set.of() : SessionListing.recorded(hearing.entities(), ids);
        return watcher -> {
            Holder holder = watcher.holder();
            Optional<SessionEvent> end = holder.sessionId() == null || recorded.contains(holder.sessionId())
                    ? Optional.empty()
                    : end(hearing, holder, holder.sessionId());
            end.ifPresentOrElse(
                    event -> watcher.hear(new Hearing(session, List.of(event)), event),
                    () -> watcher.lookAgain(hearing));
        };
    }

    /** How a session has ended that is not on the list; empty where it lives all the same. */
    private Optional<SessionEvent> end(Hearing hearing, Holder holder, String sessionId) {
        return hearing.end(holder)
                .or(() -> standsInKeycloak(hearing, holder, sessionId)
                        ? Optional.empty()
                        : Optional.of(SessionEvent.of(
                                SessionEventType.SESSION_ENDED,
                                clock.instant(),
                                holder.realmId(),
                                holder.userId(),
                                sessionId,
                                EndCause.LOST.id())));
    }

    private static boolean standsInKeycloak(Hearing hearing, Holder holder, String sessionId) {
        Optional<RealmModel> realm = hearing.realm(holder.realmId());
        return realm.isPresent()
                && (hearing.session().sessions().getUserSession(realm.get(), sessionId) != null
                        || hearing.session().sessions().getOfflineUserSession(realm.get(), sessionId) != null);
    }

    private void closeOfGoneRealms() {
        Set<String> realms = hub.register().all().stream()
                .map(watcher -> watcher.watched().realmId())
                .collect(Collectors.toSet());
        if (realms.isEmpty()) {
            return;
        }
        List<String> gone = new ArrayList<>();
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> realms.stream()
                        .filter(realm -> session.realms().getRealm(realm) == null)
                        .forEach(gone::add));
        hub.register().all().stream()
                .filter(watcher -> gone.contains(watcher.watched().realmId()))
                .forEach(Watcher::close);
    }
}
