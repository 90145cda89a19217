package io.github.livesessions.registry.push;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.store.Records;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Events of the current transaction: kept with it, and announced once it is committed. */
public final class News {

    private final KeycloakSession session;
    private final Announcer announcer;
    private final Records records;

    public News(KeycloakSession session, Announcer announcer) {
        this.session = session;
        this.announcer = announcer;
        this.records =
                new Records(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    /** Puts the event into the outbox, in the transaction of the change that it tells of. */
    public void put(SessionEvent event) {
        SessionEvent signed = signed(event);
        records.put(signed);
        announcer.afterCommit(session, signed);
    }

    /** Who ended a session is asked for on its page; the rest names its actor itself. */
    private SessionEvent signed(SessionEvent event) {
        Acting acting = Acting.in(session);
        boolean unsigned = event.type() == SessionEventType.SESSION_ENDED && event.byDeviceId() == null;
        return unsigned
                ? event.doneBy(event.actorId() == null ? acting.administratorId() : event.actorId(), acting.deviceId())
                : event;
    }
}
