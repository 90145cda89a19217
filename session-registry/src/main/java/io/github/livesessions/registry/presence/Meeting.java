package io.github.livesessions.registry.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.livesessions.core.presence.Lifetime;
import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.registry.account.Lifetimes;
import io.github.livesessions.registry.push.Announcer;
import io.github.livesessions.registry.push.News;
import io.github.livesessions.registry.store.CheckStore;
import io.github.livesessions.registry.store.CheckedSession;
import io.github.livesessions.registry.store.EndedSessions;
import io.github.livesessions.registry.store.HoldStore;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Asks the database about sessions that are checked here: whether they live, how long, and that this node vouches for
 * them from now on.
 */
final class Meeting {

    private static final int MAX_LIFETIMES = 100_000;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final KeycloakSessionFactory factory;
    private final Announcer announcer;
    private final Clock clock;
    private final Checks checks;
    private final boolean heldOpen;
    private final Cache<String, Lifetime> lifetimes = Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .maximumSize(MAX_LIFETIMES)
            .build();

    Meeting(KeycloakSessionFactory factory, Announcer announcer, Clock clock, Checks checks, boolean heldOpen) {
        this.factory = factory;
        this.announcer = announcer;
        this.clock = clock;
        this.checks = checks;
        this.heldOpen = heldOpen;
    }

    /** Meets sessions that are checked on that node, in one transaction. */
    void with(List<Check> met, String node, long now) {
        Map<String, Check> byId =
                met.stream().collect(Collectors.toMap(Check::sessionId, Function.identity(), (one, two) -> one));
        Instant wall = clock.instant();
        Outcome outcome =
                KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> meet(session, byId, node, wall));
        // only what is committed is so
        for (Check check : met) {
            String id = check.sessionId();
            if (outcome.held().contains(id)) {
                checks.held(check, now);
            }
            Optional.ofNullable(outcome.facts().get(id)).ifPresent(facts -> check.learn(facts, now));
            if (outcome.unrecorded().contains(id)) {
                check.unrecorded(now);
            }
        }
        outcome.ended().forEach(checks::end);
    }

    /** Looks for the ends of sessions that only beacons of the past are shown of, given with their realms. */
    void lookFor(Map<String, String> sessions) {
        Map<String, Answer.Ended> ends = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            Set<String> recorded = new CheckStore(entities(session))
                    .read(sessions.keySet()).stream().map(CheckedSession::id).collect(Collectors.toSet());
            Map<String, String> missing = new HashMap<>(sessions);
            missing.keySet().removeAll(recorded);
            return ends(session, missing);
        });
        ends.forEach(checks::end);
    }

    private Outcome meet(KeycloakSession session, Map<String, Check> met, String node, Instant wall) {
        CheckStore store = new CheckStore(entities(session));
        Map<String, CheckedSession> recorded = store.read(met.keySet()).stream()
                .filter(row -> isOf(met.get(row.id()), row))
                .collect(Collectors.toMap(CheckedSession::id, Function.identity()));
        Map<String, Facts> facts = new HashMap<>();
        recorded.forEach((id, row) -> facts.put(id, facts(session, row)));
        List<String> wanting = met.values().stream()
                .filter(check -> wantsHold(check, recorded.get(check.sessionId())))
                .map(Check::sessionId)
                .toList();
        Set<String> held = wanting.isEmpty() ? Set.of() : hold(session, store, wanting, node, wall);
        Map<String, String> missing = new HashMap<>();
        met.forEach((id, check) -> {
            if (!recorded.containsKey(id)) {
                missing.put(id, check.realmId());
            }
        });
        Map<String, Answer.Ended> ended = missing.isEmpty() ? Map.of() : ends(session, missing);
        missing.keySet().removeAll(ended.keySet());
        return new Outcome(held, facts, missing.keySet(), ended);
    }

    private static boolean isOf(@Nullable Check check, CheckedSession row) {
        return check != null && check.realmId().equals(row.realmId());
    }

    private static boolean wantsHold(Check check, @Nullable CheckedSession row) {
        return row != null && (!check.held() || row.state() != Presence.ONLINE);
    }

    /** Under the sessions' locks, so that nobody takes them offline at the same moment. */
    private Set<String> hold(KeycloakSession session, CheckStore store, List<String> ids, String node, Instant wall) {
        List<CheckedSession> locked = store.lock(ids);
        if (locked.isEmpty()) {
            return Set.of();
        }
        new HoldStore(entities(session)).hold(node, locked, wall);
        List<CheckedSession> back =
                locked.stream().filter(row -> row.state() != Presence.ONLINE).toList();
        if (!back.isEmpty()) {
            store.turn(back.stream().map(CheckedSession::id).toList(), Presence.ONLINE, wall);
            News news = new News(session, announcer);
            back.forEach(row -> news.put(SessionEvent.of(
                    SessionEventType.SESSION_ONLINE, wall, row.realmId(), row.userId(), row.id(), null)));
        }
        return locked.stream().map(CheckedSession::id).collect(Collectors.toSet());
    }

    private Facts facts(KeycloakSession session, CheckedSession row) {
        Lifetime lifetime = row.kind() == SessionKind.SESSION
                ? lifetimes.get(row.realmId() + ' ' + row.userId(), key -> lifetime(session, row))
                : Lifetime.UNLIMITED;
        return new Facts(row.userId(), row.startedAt(), row.lastActivityAt(), lifetime);
    }

    private Lifetime lifetime(KeycloakSession session, CheckedSession row) {
        RealmModel realm = session.realms().getRealm(row.realmId());
        if (realm == null) {
            return Lifetime.UNLIMITED;
        }
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, row.userId());
        return user == null
                ? Lifetime.UNLIMITED
                : Lifetimes.of(session, realm, heldOpen).of(user);
    }

    /** How those of the sessions ended that are not there any more; the others are there, but were never recorded. */
    private Map<String, Answer.Ended> ends(KeycloakSession session, Map<String, String> missing) {
        if (missing.isEmpty()) {
            return Map.of();
        }
        Map<String, EndedSessions.End> told = new EndedSessions(entities(session)).of(missing.keySet());
        Map<String, Answer.Ended> ends = new HashMap<>();
        missing.forEach((id, realm) -> Optional.ofNullable(told.get(id))
                .map(end -> new Answer.Ended(end.cause() == null ? EndCause.LOST.id() : end.cause(), end.at()))
                .or(() -> inKeycloak(session, realm, id)
                        ? Optional.empty()
                        : Optional.of(new Answer.Ended(EndCause.LOST.id(), clock.instant())))
                .ifPresent(end -> ends.put(id, end)));
        return ends;
    }

    private static boolean inKeycloak(KeycloakSession session, String realmId, String id) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return false;
        }
        session.getContext().setRealm(realm);
        return Stream.of(
                        session.sessions().getUserSession(realm, id),
                        session.sessions().getOfflineUserSession(realm, id))
                .filter(Objects::nonNull)
                .anyMatch(found -> AuthenticationManager.isSessionValid(realm, found));
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private record Outcome(
            Set<String> held, Map<String, Facts> facts, Set<String> unrecorded, Map<String, Answer.Ended> ended) {}
}
