package io.github.livesessions.registry;

import io.github.livesessions.core.place.Place;
import io.github.livesessions.registry.account.Hourglass;
import io.github.livesessions.registry.account.Lifetimes;
import io.github.livesessions.registry.audit.Auditing;
import io.github.livesessions.registry.ending.Endings;
import io.github.livesessions.registry.geo.CityDatabases;
import io.github.livesessions.registry.mail.Postman;
import io.github.livesessions.registry.presence.Attendance;
import io.github.livesessions.registry.push.Announcer;
import io.github.livesessions.registry.push.News;
import io.github.livesessions.registry.push.Push;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;

/** What all registries of one server share. */
final class Server {

    private static final Logger LOG = Logger.getLogger(Server.class);

    /** Only literal addresses: anything else would be looked up in the DNS. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");

    /** How long a login waits for the other logins of its account, in memory and in the database, before it fails. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final boolean heldOpen;
    private final boolean onPostgres;
    private final boolean freshReads;
    private final Clock clock;
    private final CityDatabases places;
    private final AccountQueue queue;
    private final Endings endings;
    private final Postman postman;
    private final Attendance attendance;
    private final Auditing auditing;
    private final Executor executor;
    private final Announcer announcer;
    private final Push push;

    /** Refusals that have just been told of; a minute is longer than a browser's retries and shorter than a person's. */
    private final Repeats violations = new Repeats(Duration.ofMinutes(1));

    /** Which histories administrators have read within the hour. */
    private final Repeats views = new Repeats(Duration.ofHours(1));

    private final Latecomers latecomers = new Latecomers(this);

    /**
     * The address under which the last login reached the server. Keycloak needs one for the tokens of back-channel
     * logout where no hostname is configured, and a background job has no request to take it from.
     */
    private volatile String lastBaseUri = "http://localhost:8080/";

    /**
     * A server's shared parts.
     *
     * @param heldOpen whether the start option holds every gate open
     * @param onPostgres whether Keycloak's database is PostgreSQL
     * @param freshReads whether its transactions see what others commit meanwhile (READ COMMITTED)
     */
    Server(
            boolean heldOpen,
            boolean onPostgres,
            boolean freshReads,
            Clock clock,
            CityDatabases places,
            AccountQueue queue,
            Endings endings,
            Postman postman,
            Attendance attendance,
            Auditing auditing,
            Executor executor,
            Announcer announcer,
            Push push) {
        this.heldOpen = heldOpen;
        this.onPostgres = onPostgres;
        this.freshReads = freshReads;
        this.clock = clock;
        this.places = places;
        this.queue = queue;
        this.endings = endings;
        this.postman = postman;
        this.attendance = attendance;
        this.auditing = auditing;
        this.executor = executor;
        this.announcer = announcer;
        this.push = push;
        announcer.listen(attendance::hear);
    }

    boolean heldOpen() {
        return heldOpen;
    }

    boolean onPostgres() {
        return onPostgres;
    }

    Clock clock() {
        return clock;
    }

    AccountQueue queue() {
        return queue;
    }

    Repeats violations() {
        return violations;
    }

    Repeats views() {
        return views;
    }

    Latecomers latecomers() {
        return latecomers;
    }

    Endings endings() {
        return endings;
    }

    Postman postman() {
        return postman;
    }

    Attendance attendance() {
        return attendance;
    }

    /** Tells whose time is over in that realm. */
    Hourglass hourglass(KeycloakSession session, RealmModel realm) {
        return new Hourglass(Lifetimes.of(session, realm, heldOpen), attendance.silence());
    }

    Auditing auditing() {
        return auditing;
    }

    Announcer announcer() {
        return announcer;
    }

    Push push() {
        return push;
    }

    /** Where events of the session's current transaction are told. */
    News news(KeycloakSession session) {
        return new News(session, announcer);
    }

    Executor executor() {
        return executor;
    }

    /** Does the work soon, or never where the server is stopping; what that leaves undone, the reconciler does. */
    void execute(Runnable work) {
        try {
            executor.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    LOG.debug("left to the reconciler", failure);
                }
            });
        } catch (RejectedExecutionException stopping) {
            LOG.debug("left to the reconciler", stopping);
        }
    }

    /** The same, once the session's transaction is committed. */
    void afterCommit(KeycloakSession session, Runnable work) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                execute(work);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /**
     * Makes sure that a count under the account's lock sees what others committed while it waited.
     *
     * @throws ModelException if the database's transactions read from a snapshot that is older than the lock
     */
    void requireFreshReads() {
        if (!freshReads) {
            throw new ModelException("The database's transactions run at REPEATABLE READ or stricter, where sessions"
                    + " cannot be counted exactly. Let them run at READ COMMITTED (MySQL and MariaDB:"
                    + " transaction_isolation=READ-COMMITTED).");
        }
    }

    /** The place of an address as Keycloak gives it; empty for whatever is no address. */
    Optional<Place> place(@Nullable String address) {
        if (address == null || !ADDRESS.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return places.locate(InetAddress.getByName(address));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** What pages that show places have to say of where they come from. */
    Optional<String> placeAttribution() {
        return places.attribution();
    }

    /** What the start options have given this server. */
    Equipment equipment() {
        return new Equipment(places.told(), auditing.keys().signs());
    }

    /** The server's address as the current request sees it. */
    String baseUri(KeycloakSession session) {
        String uri = session.getContext().getUri().getBaseUri().toString();
        lastBaseUri = uri;
        return uri;
    }

    /** The server's address for a job that has no request. */
    String lastBaseUri() {
        return lastBaseUri;
    }
}
