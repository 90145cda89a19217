package io.github.livesessions.registry.push;

import io.github.livesessions.core.record.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * Announces events on this node as soon as the change that they tell of is committed. It is the fast way and may lose
 * an event, as when the node dies: the outbox is the sure one. One object per server.
 */
public final class Announcer {

    private static final String PENDING = Announcer.class.getName();

    private final List<Consumer<List<SessionEvent>>> listeners = new CopyOnWriteArrayList<>();

    /** Has the listener told of every commit from now on, on the thread that committed: it must hand over quickly. */
    public void listen(Consumer<List<SessionEvent>> listener) {
        listeners.add(listener);
    }

    /** Announces the event once the session's transaction has been committed; not at all if it is rolled back. */
    void afterCommit(KeycloakSession session, SessionEvent event) {
        Pending pending = session.getAttribute(PENDING, Pending.class);
        if (pending == null) {
            Pending begun = new Pending(new ArrayList<>());
            session.setAttribute(PENDING, begun);
            session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                    session.removeAttribute(PENDING); // what comes later in this session is of another transaction
                    announce(List.copyOf(begun.events()));
                }

                @Override
                protected void rollbackImpl() {
                    session.removeAttribute(PENDING);
                }
            });
            pending = begun;
        }
        pending.events().add(event);
    }

    private void announce(List<SessionEvent> events) {
        listeners.forEach(listener -> listener.accept(events));
    }

    private record Pending(List<SessionEvent> events) {}
}
