package io.github.livesessions.registry.push;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.ending.BackgroundRequest;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Events that are told together, and what all who hear of them look up once. Lives as long as one transaction. */
public final class Hearing {

    private final KeycloakSession session;
    private final Collection<SessionEvent> events;
    private final Map<String, Object> found = new HashMap<>();

    public Hearing(KeycloakSession session, Collection<SessionEvent> events) {
        this.session = session;
        this.events = List.copyOf(events);
        // fine-grained permissions look at the request, and there is none
        session.getContext().setHttpRequest(new BackgroundRequest(URI.create("http://localhost/")));
    }

    public KeycloakSession session() {
        return session;
    }

    public EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** That realm, if it is there; what is looked up next is looked up in it. */
    public Optional<RealmModel> realm(String realmId) {
        Optional<RealmModel> realm = once(
                "realm " + realmId, () -> Optional.ofNullable(session.realms().getRealm(realmId)));
        realm.ifPresent(session.getContext()::setRealm);
        return realm;
    }

    /** What {@code lookup} finds, looked up once for that name. */
    @SuppressWarnings("unchecked") // the caller asks by one name for one type
    public <T> T once(String name, Supplier<T> lookup) {
        Object known = found.get(name);
        if (known == null) {
            known = Objects.requireNonNull(lookup.get());
            found.put(name, known);
        }
        return (T) known;
    }

    /** The event that tells of the end of the holder's session, if it has ended. */
    public Optional<SessionEvent> end(Holder holder) {
        String sessionId = holder.sessionId();
        return sessionId == null
                ? Optional.empty()
                : new Reasons(entities(), holder.realmId()).end(sessionId).filter(holder::endsWith);
    }

    /** Why the session has ended that the event tells of. */
    public Reason reason(SessionEvent ended) {
        Map<String, Reason> reasons = once(
                "reasons " + ended.realmId(),
                () -> reasons(
                        ended.realmId(),
                        events.stream()
                                .filter(event -> event.type() == SessionEventType.SESSION_ENDED
                                        && event.realmId().equals(ended.realmId()))
                                .collect(Collectors.toMap(SessionEvent::id, event -> event, (one, twin) -> one))
                                .values()));
        Reason reason = reasons.get(ended.id());
        return reason == null // one that was looked for and not told of
                ? Objects.requireNonNull(
                        reasons(ended.realmId(), List.of(ended)).get(ended.id()))
                : reason;
    }

    private Map<String, Reason> reasons(String realmId, Collection<SessionEvent> ended) {
        return new Reasons(entities(), realmId).of(ended);
    }
}
