package io.github.livesessions.registry.logout;

import io.github.livesessions.core.session.LogoutResult;
import io.github.livesessions.registry.ending.BackgroundRequest;
import io.github.livesessions.registry.secret.Seal;
import io.github.livesessions.registry.store.DueLogout;
import io.github.livesessions.registry.store.LogoutStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.LogoutToken;
import org.keycloak.services.managers.ResourceAdminManager;
import org.keycloak.util.JsonSerialization;

/**
 * Tells clients that their sessions ended, right after the commit that ended them and, where a client did not take it or
 * the node died, again and again for an hour. A client hears the same token id each time and so can tell a repetition,
 * should the node die between its answer and our noting it. One object per server; safe on any number of nodes.
 */
public final class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    /** How long a claimed one belongs to its node before another may try; longer than a call can take. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    /** Clients are told for so long, and then given up. */
    private static final Duration AT_MOST = Duration.ofHours(1);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MAX_DOUBLINGS = 9;

    /** What the specification lets a client answer that has heard: 200, or 204 with nothing to say. */
    private static final List<Integer> HEARD = List.of(200, 204);

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(2);

    private static final int SWEEP_SIZE = 500;
    private static final int MOST_WAITING = 20_000;
    private static final int MOST_OF_ONE = 2_000;

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final ClientLines lines;

    public Courier(KeycloakSessionFactory factory, Executor executor, Clock clock) {
        this.factory = factory;
        this.clock = clock;
        this.lines = new ClientLines(executor, clock, MOST_WAITING, MOST_OF_ONE);
    }

    /** Tells them once the session's transaction has been committed; not at all if it is rolled back. */
    public void afterCommit(KeycloakSession session, List<DueLogout.Waiting> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                tell(waiting);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /** Tells them soon; what does not come through, the sweep tries again. */
    public void tell(List<DueLogout.Waiting> waiting) {
        waiting.forEach(one -> lines.call(one.clientId(), one.id(), () -> attempt(one.id())));
    }

    /** Tells those that are due: what was not taken the first time, and what nodes that died had left. */
    public void sweep() {
        tell(KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> store(session).due(clock.instant(), SWEEP_SIZE, lines.served())));
    }

    /** One attempt; tells whether the client gave any answer, or none was wanted. */
    private boolean attempt(String id) {
        Optional<Attempt> attempt =
                KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> prepare(session, id));
        return attempt.map(this::carryOut).orElse(true);
    }

    private boolean carryOut(Attempt attempt) {
        DueLogout due = attempt.due();
        OptionalInt status = attempt.call().send(); // holds no transaction
        Integer noted = status.isPresent() ? status.getAsInt() : null;
        KeycloakModelUtils.runJobInTransaction(factory, session -> {
            if (status.isPresent() && HEARD.contains(status.getAsInt())) {
                store(session).settle(due.id(), LogoutResult.TOLD, noted);
            } else {
                store(session).retry(due.id(), noted, clock.instant().plus(pause(due.attempts())));
            }
        });
        LOG.debugf("logout %s, attempt %d: %s", due.id(), due.attempts(), status);
        return status.isPresent();
    }

    /** What is to be sent now, as client and realm are by now; empty where nothing is. */
    private Optional<Attempt> prepare(KeycloakSession session, String id) {
        Instant now = clock.instant();
        Optional<DueLogout> claimed = store(session).claim(id, now, now.plus(CLAIM));
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        DueLogout due = claimed.get();
        RealmModel realm = session.realms().getRealm(due.realmId());
        String claims = realm == null ? null : claims(session, realm, due);
        if (realm == null || claims == null || due.createdAt().plus(AT_MOST).isBefore(now)) {
            store(session).giveUp(id);
            return Optional.empty();
        }
        session.getContext().setHttpRequest(new BackgroundRequest(URI.create(due.baseUri())));
        session.getContext().setRealm(realm);
        ClientModel client = realm.getClientById(due.clientId());
        if (client == null || !Hearers.asks(client)) {
            store(session).settle(id, LogoutResult.NOT_REGISTERED, null); // not any more
            return Optional.empty();
        }
        session.getContext().setClient(client);
        LogoutCall call = new LogoutCall(
                ResourceAdminManager.getBackchannelLogoutUrl(session, client),
                session.tokens().encode(token(claims, now)),
                session.getProvider(HttpClientProvider.class).getHttpClient());
        return Optional.of(new Attempt(due, call));
    }

    private static @Nullable String claims(KeycloakSession session, RealmModel realm, DueLogout due) {
        return due.claims() == null
                ? null
                : Seal.of(session, realm).open(due.claims()).orElse(null);
    }

    private static LogoutToken token(String claims, Instant now) {
        try {
            LogoutToken token = JsonSerialization.readValue(claims, LogoutToken.class);
            token.issuedNow();
            token.exp(now.plus(TOKEN_LIFE).getEpochSecond());
            return token;
        } catch (IOException impossible) { // we have written it ourselves
            throw new UncheckedIOException(impossible);
        }
    }

    /** A second at first, then twice as long each time, to 5 minutes. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static LogoutStore store(KeycloakSession session) {
        return new LogoutStore(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    private record Attempt(DueLogout due, LogoutCall call) {}
}
