package io.github.livesessions.registry;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.record.Trace;
import io.github.livesessions.registry.account.OwnersAddress;
import io.github.livesessions.registry.mail.Letter;
import io.github.livesessions.registry.mail.Postman;
import io.github.livesessions.registry.store.AccountStore;
import io.github.livesessions.registry.store.AddressStore;
import io.github.livesessions.registry.store.DeviceStore;
import io.github.livesessions.registry.store.Pace;
import io.github.livesessions.registry.visit.Visit;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What the registry keeps and does for the guard of one account, in the current transaction. */
public final class AccountGuard {

    private final KeycloakSession session;
    private final Server server;
    private final RealmModel realm;
    private final UserModel user;
    private final EntityManager entities;

    AccountGuard(KeycloakSession session, Server server, RealmModel realm, UserModel user) {
        this.session = session;
        this.server = server;
        this.realm = realm;
        this.user = user;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** Since when the address stands to which a code can be mailed; empty where none can be. */
    public Optional<Instant> mailableSince() {
        return Postman.serves(realm) ? address().since(server.clock().instant()) : Optional.empty();
    }

    /** Looks whether the account's address has changed. */
    public void addressMayHaveChanged() {
        address().mayHaveChanged(server.clock().instant());
    }

    /** Mails a code to the owner, after the commit. */
    public void mail(String code, Duration lifetime) {
        server.postman()
                .afterCommit(
                        session, realm.getId(), user.getId(), server.baseUri(session), new Letter.Code(code, lifetime));
    }

    /**
     * Whether one more code may be tried, on whatever login. Exact: logins that try at the same time wait for each
     * other.
     */
    public boolean mayTry() {
        new AccountLock(session, server).take(realm.getId(), user.getId());
        return pace().allows(Pace.Kind.TRY, server.clock().instant());
    }

    /** Notes that a wrong code was tried. */
    public void triedInVain() {
        pace().count(Pace.Kind.TRY, server.clock().instant());
    }

    /** Notes that the device has passed the guard. */
    public void prove(String deviceId, String sessionId, Visit visit) {
        Instant now = server.clock().instant();
        Trace whole =
                Trace.whole(visit.ipAddress(), server.place(visit.ipAddress()).orElse(null));
        Trace trace = new AccountStore(entities, realm.getId())
                        .preferences(user.getId())
                        .locationTracking()
                ? whole
                : whole.blurred();
        new DeviceStore(entities, realm.getId()).prove(deviceId, now);
        server.news(session)
                .put(new SessionEvent(
                        UUID.randomUUID().toString(),
                        now,
                        SessionEventType.DEVICE_PROVEN,
                        realm.getId(),
                        user.getId(),
                        null,
                        sessionId,
                        deviceId,
                        null,
                        visit.device(),
                        trace.ipAddress(),
                        trace.place(),
                        null));
    }

    private OwnersAddress address() {
        return new OwnersAddress(new AddressStore(entities, realm.getId()), user);
    }

    private Pace pace() {
        return new Pace(entities, realm.getId(), user.getId());
    }
}
