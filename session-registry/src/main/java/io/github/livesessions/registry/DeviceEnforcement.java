package io.github.livesessions.registry;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.device.Actor;
import io.github.livesessions.registry.device.Enforcement;
import io.github.livesessions.registry.device.UndoWord;
import io.github.livesessions.registry.mail.Letter;
import io.github.livesessions.registry.mail.Whereabouts;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.visit.Visit;
import io.github.livesessions.registry.visit.Visits;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Lets blocks take effect on the sessions of one account, in Keycloak itself. */
final class DeviceEnforcement implements Enforcement {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Server server;
    private final String baseUri;

    /**
     * Of that account.
     *
     * @param baseUri the server's address, for the tokens of back-channel logout
     */
    DeviceEnforcement(KeycloakSession session, RealmModel realm, UserModel user, Server server, String baseUri) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.server = server;
        this.baseUri = baseUri;
    }

    @Override
    public void lock() {
        new AccountLock(session, server).take(realm.getId(), user.getId());
    }

    @Override
    public void end(Set<String> deviceIds, EndCause cause) {
        end(deviceIds, cause, Instant.MAX);
    }

    /** The same, but only of sessions that had begun by then. */
    void end(Set<String> deviceIds, EndCause cause, Instant until) {
        Closing closing = new Closing(session, server, realm.getId(), user.getId(), baseUri);
        new SessionStore(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId())
                .of(user.getId(), "").stream()
                        .filter(one -> one.session().deviceId() != null
                                && deviceIds.contains(one.session().deviceId())
                                && !one.session().startedAt().isAfter(until))
                        .forEach(one -> closing.close(one, cause));
        closing.carryOut();
    }

    @Override
    public void sweep() {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                server.execute(new BlockSweep(factory, server)::sweep);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    @Override
    public void tell(KnownDevice blocked, Actor actor, Optional<UndoWord> word) {
        Whereabouts device = new Whereabouts(blocked.description(), blocked.name(), null);
        Letter letter = new Letter.Blocked(device, actor.owner() ? here() : null, word.orElse(null));
        server.postman().afterCommit(session, realm.getId(), user.getId(), baseUri, letter);
    }

    private Whereabouts here() {
        Visit visit = new Visits(session, realm).watched();
        return new Whereabouts(
                visit.device(), null, server.place(visit.ipAddress()).orElse(null));
    }
}
