package io.github.livesessions.registry.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.account.Lifetimes;
import io.github.livesessions.registry.push.Announcer;
import io.github.livesessions.registry.push.News;
import io.github.livesessions.registry.store.CheckStore;
import io.github.livesessions.registry.store.CheckedSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes down what people do, each at most every few minutes. What a page tells of its person keeps Keycloak's own
 * session from becoming idle, too; a check alone never does.
 */
final class Activities {

    private static final int MAX_REALMS = 10_000;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final KeycloakSessionFactory factory;
    private final Announcer announcer;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Checks checks;
    private final TokenUse tokens;
    private final Cache<String, Duration> steps = Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .maximumSize(MAX_REALMS)
            .build();

    Activities(
            KeycloakSessionFactory factory,
            Announcer announcer,
            Clock clock,
            LongSupplier nanos,
            Checks checks,
            TokenUse tokens) {
        this.factory = factory;
        this.announcer = announcer;
        this.clock = clock;
        this.nanos = nanos;
        this.checks = checks;
        this.tokens = tokens;
    }

    /** One round. */
    void round() {
        long now = nanos.getAsLong();
        Instant wall = clock.instant();
        Map<String, Instant> told = new HashMap<>();
        checks.live().forEach(check -> check.activity(now, wall).ifPresent(at -> told.put(check.sessionId(), at)));
        for (List<String> chunk : Chunks.of(told.keySet())) {
            KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> write(session, chunk, told))
                    .forEach(id ->
                            checks.of(id).ifPresent(check -> check.wrote(told.getOrDefault(id, wall), now, wall)));
        }
        Map<String, Instant> used = tokens.due(this::step);
        for (List<String> chunk : Chunks.of(used.keySet())) {
            KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> writeUse(session, chunk, used))
                    .forEach(id -> tokens.wrote(id, used.getOrDefault(id, wall)));
        }
    }

    /** Tells for which sessions it is done. */
    private Set<String> write(KeycloakSession session, List<String> ids, Map<String, Instant> told) {
        CheckStore store =
                new CheckStore(session.getProvider(JpaConnectionProvider.class).getEntityManager());
        News news = new News(session, announcer);
        Set<String> done = new HashSet<>();
        for (CheckedSession one : store.lock(ids)) {
            Instant at = told.getOrDefault(one.id(), one.lastActivityAt());
            if (store.active(one.id(), at)) {
                news.put(SessionEvent.of(
                        SessionEventType.SESSION_ACTIVITY, at, one.realmId(), one.userId(), one.id(), null));
                extend(session, one, at);
            }
            done.add(one.id());
        }
        return done;
    }

    private static void extend(KeycloakSession session, CheckedSession one, Instant at) {
        RealmModel realm = session.realms().getRealm(one.realmId());
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        UserSessionModel userSession = session.sessions().getUserSession(realm, one.id());
        int second = Math.toIntExact(at.getEpochSecond());
        if (userSession != null && userSession.getLastSessionRefresh() < second) {
            userSession.setLastSessionRefresh(second);
        }
    }

    /**
     * While a page checks, it tells what its person does. Before the first check and after the last the use of tokens is all
     * there is to see: one check, from wherever, must not make an app without an agent idle.
     */
    private static Set<String> writeUse(KeycloakSession session, List<String> ids, Map<String, Instant> used) {
        CheckStore store =
                new CheckStore(session.getProvider(JpaConnectionProvider.class).getEntityManager());
        Set<String> waiting = new HashSet<>();
        store.read(ids).stream()
                .filter(one -> one.state() != Presence.ONLINE)
                .map(CheckedSession::id)
                .forEach(waiting::add);
        List<CheckedSession> locked = waiting.isEmpty() ? List.of() : store.lock(waiting);
        for (CheckedSession one : locked) {
            if (one.state() != Presence.ONLINE) {
                store.active(one.id(), used.getOrDefault(one.id(), one.lastActivityAt()));
            }
            waiting.remove(one.id());
        }
        Set<String> done = new HashSet<>(ids);
        done.removeAll(waiting);
        return done;
    }

    private Duration step(String realmId) {
        return steps.get(
                realmId,
                id -> KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
                    RealmModel realm = session.realms().getRealm(id);
                    return realm == null
                            ? Duration.ZERO
                            : Lifetimes.of(session, realm, false).shortest().step();
                }));
    }
}
