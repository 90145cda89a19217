package io.github.livesessions.registry.presence;

import io.github.livesessions.core.presence.Lifetime;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.store.CheckStore;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import org.keycloak.models.UserSessionModel;

/** Tells a page what it has to know before its first check. */
public final class Greeting {

    private final CheckStore store;
    private final String realmId;
    private final Clock clock;

    public Greeting(EntityManager entities, String realmId, Clock clock) {
        this.store = new CheckStore(entities);
        this.realmId = realmId;
        this.clock = clock;
    }

    /** The page of that session, whose user's sessions live that long. */
    public Hello to(UserSessionModel userSession, Lifetime lifetime) {
        Facts facts = store.read(userSession.getId())
                .filter(row -> row.realmId().equals(realmId))
                .map(row -> new Facts(
                        row.userId(),
                        row.startedAt(),
                        row.lastActivityAt(),
                        row.kind() == SessionKind.SESSION ? lifetime : Lifetime.UNLIMITED))
                .orElseGet(() -> new Facts( // one that we have not recorded yet
                        userSession.getUser().getId(),
                        Instant.ofEpochSecond(userSession.getStarted()),
                        Instant.ofEpochSecond(userSession.getLastSessionRefresh()),
                        userSession.isOffline() ? Lifetime.UNLIMITED : lifetime));
        return new Hello(
                facts.rest(Instant.EPOCH, clock.instant()), facts.lifetime().warning());
    }
}
