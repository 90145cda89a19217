package io.github.livesessions.registry;

import io.github.livesessions.core.presence.Silence;
import io.github.livesessions.registry.audit.Appender;
import io.github.livesessions.registry.audit.AuditKeys;
import io.github.livesessions.registry.audit.Auditing;
import io.github.livesessions.registry.audit.CheckpointFile;
import io.github.livesessions.registry.ending.Endings;
import io.github.livesessions.registry.geo.CityDatabases;
import io.github.livesessions.registry.geo.GeoFiles;
import io.github.livesessions.registry.logout.Courier;
import io.github.livesessions.registry.logout.KeycloaksWay;
import io.github.livesessions.registry.mail.Postman;
import io.github.livesessions.registry.presence.Attendance;
import io.github.livesessions.registry.presence.Rounds;
import io.github.livesessions.registry.presence.SilenceOptions;
import io.github.livesessions.registry.push.Announcer;
import io.github.livesessions.registry.push.Push;
import io.github.livesessions.registry.push.StreamLimits;
import io.github.livesessions.registry.store.Sequence;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.store.Transactions;
import io.github.livesessions.registry.upkeep.DayCounts;
import io.github.livesessions.registry.upkeep.Delivery;
import io.github.livesessions.registry.upkeep.Job;
import io.github.livesessions.registry.upkeep.OneNode;
import io.github.livesessions.registry.upkeep.Recount;
import io.github.livesessions.registry.upkeep.Retention;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.timer.TimerProvider;

/** Reads the start options, and keeps what all registries of this server share. */
public final class KeycloakRegistryFactory implements SessionRegistryFactory, ServerInfoAwareProviderFactory {

    private static final Logger LOG = Logger.getLogger(KeycloakRegistryFactory.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int ENDING_THREADS = 16;
    private static final int COURIER_THREADS = 32;
    private static final int KEYCLOAKS_THREADS = 4;
    private static final int MAX_ERRANDS = 1_000;
    private static final int MAIL_THREADS = 4;
    private static final int MAX_LETTERS = 10_000;
    private static final Duration DELIVER = Duration.ofMillis(500);
    private static final Duration COMPARE = Duration.ofSeconds(5);
    private static final Duration BLOCKS = Duration.ofSeconds(2);
    private static final Duration FORGET = Duration.ofSeconds(10);
    private static final Duration COUNT = Duration.ofMinutes(10);

    /** Threads of their own for endings: what ends is promised to be gone soon, whatever else is to be done. */
    private final ThreadPoolExecutor endingThreads =
            Threads.named("live-sessions-ending", ENDING_THREADS, Integer.MAX_VALUE);

    /** The clients themselves are told by others, who wait for each only so long. */
    private final ThreadPoolExecutor courierThreads =
            Threads.named("live-sessions-logout", COURIER_THREADS, Integer.MAX_VALUE);

    /** Keycloak tells some clients itself, and waits for them; those that no place is left for are not told. */
    private final ThreadPoolExecutor keycloaksThreads =
            Threads.named("live-sessions-keycloaks-way", KEYCLOAKS_THREADS, MAX_ERRANDS);

    /** Mail servers may be slow too; what they cannot take in time is lost, and never a login. */
    private final ThreadPoolExecutor mailThreads = Threads.named("live-sessions-mail", MAIL_THREADS, MAX_LETTERS);

    private boolean heldOpen;
    private StreamLimits streamLimits = StreamLimits.STANDARD;
    private List<Path> geoFiles = List.of();
    private Silence silence = Silence.STANDARD;
    private Auditing.Options audit = Auditing.Options.NONE;
    private @Nullable Server server;
    private @Nullable Rounds rounds;

    @Override
    public void init(Config.Scope config) {
        String gate = config.get("gate", "on");
        if (!List.of("on", "off").contains(gate)) {
            throw new IllegalArgumentException("The start option spi-live-sessions--default--gate is '" + gate
                    + "': use 'on', or 'off' to hold the gates of all realms open for repair.");
        }
        silence = SilenceOptions.read(config);
        geoFiles = GeoFiles.parse(config.get(GeoFiles.OPTION));
        audit = Auditing.Options.read(config::get);
        heldOpen = gate.equals("off");
        streamLimits = StreamLimits.read(config);
        if (heldOpen) {
            LOG.warn("The session gates of all realms are held open by the start option"
                    + " spi-live-sessions--default--gate=off: no limit, block or rule is enforced."
                    + " Start without it as soon as the repair is done.");
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> on(factory, event));
    }

    private void on(KeycloakSessionFactory factory, ProviderEvent event) {
        if (event instanceof PostMigrationEvent) {
            KeycloakModelUtils.runJobInTransaction(factory, session -> start(session));
        } else if (event instanceof UserModel.UserPreRemovedEvent leaving) {
            create(leaving.getKeycloakSession()).leaving(leaving.getRealm(), leaving.getUser());
        } else if (event instanceof UserModel.UserRemovedEvent removed) {
            create(removed.getKeycloakSession()).erase(removed.getRealm(), removed.getUser());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            create(removed.getKeycloakSession()).erase(removed.getRealm());
        }
    }

    private void start(KeycloakSession session) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        Server shared = server(session);
        OneNode oneNode = new OneNode(factory, shared.clock());
        Delivery delivery = new Delivery(factory);
        KeepOver keepOver = new KeepOver(factory, shared);
        Reconciler reconciler = new Reconciler(factory, shared);
        BlockSweep blocks = new BlockSweep(factory, shared);
        Auditing auditing = shared.auditing();
        auditing.keys().announce();
        Retention retention = new Retention(factory, shared.clock(), auditing.keys());
        DayCounts days = new DayCounts(Transactions.of(factory), shared.clock());
        Recount recount = new Recount(Transactions.of(factory), shared.clock());
        NotedPlans plans = new NotedPlans(factory, shared.clock());
        TimeOver timeOver = new TimeOver(factory, shared);
        Rounds presence =
                new Rounds(factory, shared.attendance(), shared.announcer(), shared.clock(), shared.heldOpen());
        rounds = presence;
        shared.push().start(session, shared.attendance()::hear);
        TimerProvider timer = session.getProvider(TimerProvider.class);
        List<Job> jobs = new ArrayList<>(shared.push().jobs());
        jobs.addAll(presence.jobs());
        jobs.add(new Job("live-sessions-time-over", COMPARE, () -> oneNode.run("time-over", timeOver::sweep)));
        jobs.add(new Job("live-sessions-endings", SECOND, shared.endings()::sweep));
        jobs.add(new Job("live-sessions-logouts", SECOND, shared.endings().courier()::sweep));
        jobs.add(new Job("live-sessions-keep-over", SECOND, keepOver::sweep));
        jobs.add(new Job("live-sessions-delivery", DELIVER, () -> oneNode.run(Sequence.JOB, delivery::deliver)));
        jobs.add(
                new Job("live-sessions-reconciler", COMPARE, () -> oneNode.run("reconciler", reconciler::compareNext)));
        jobs.add(new Job("live-sessions-blocks", BLOCKS, () -> oneNode.run("blocks", blocks::sweep)));
        jobs.add(new Job("live-sessions-audit", SECOND, () -> oneNode.run(Appender.JOB, auditing.appender()::append)));
        jobs.add(new Job(
                "live-sessions-latecomers", SECOND, () -> shared.latecomers().sweep(factory)));
        jobs.add(new Job("live-sessions-days", COUNT, () -> oneNode.run(DayCounts.JOB, days::countNext)));
        jobs.add(new Job("live-sessions-recount", COMPARE, () -> oneNode.run("recount", recount::goOn)));
        jobs.add(new Job("live-sessions-plans", COMPARE, () -> oneNode.run(NotedPlans.JOB, plans::lookOn)));
        jobs.add(new Job("live-sessions-retention", FORGET, () -> oneNode.run("retention", retention::forgetSome)));
        jobs.forEach(job -> timer.scheduleTask(
                ticking -> job.tick(shared.executor()), job.interval().toMillis(), job.name()));
    }

    @Override
    public SessionRegistry create(KeycloakSession session) {
        return new KeycloakRegistry(session, server(session));
    }

    /** Made at first use: the executors are there only when all factories have been set up. */
    private synchronized Server server(KeycloakSession session) {
        if (server == null) {
            ExecutorService executor =
                    session.getProvider(ExecutorsProvider.class).getExecutor("live-sessions");
            Clock clock = Clock.systemUTC();
            EntityManager entities =
                    session.getProvider(JpaConnectionProvider.class).getEntityManager();
            Announcer announcer = new Announcer();
            server = new Server(
                    heldOpen,
                    SessionStore.onPostgres(entities),
                    SessionStore.readsFresh(entities),
                    clock,
                    new CityDatabases(geoFiles, clock),
                    new AccountQueue(Server.PATIENCE),
                    new Endings(
                            session.getKeycloakSessionFactory(),
                            endingThreads,
                            clock,
                            new Courier(session.getKeycloakSessionFactory(), courierThreads, clock),
                            new KeycloaksWay(session.getKeycloakSessionFactory(), keycloaksThreads, clock)),
                    new Postman(session.getKeycloakSessionFactory(), mailThreads, clock),
                    new Attendance(silence, clock),
                    new Auditing(Transactions.of(session.getKeycloakSessionFactory()), audit, clock),
                    executor,
                    announcer,
                    new Push(session.getKeycloakSessionFactory(), executor, clock, announcer, streamLimits));
        }
        return Objects.requireNonNull(server);
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return Map.of("version", Version.current(), "gate", heldOpen ? "held open" : "on");
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        List<ProviderConfigProperty> gate = ProviderConfigurationBuilder.create()
                .property()
                .name("gate")
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("'off' holds the gates of all realms open for repair: nothing is enforced.")
                .options("on", "off")
                .defaultValue("on")
                .add()
                .property()
                .name(GeoFiles.OPTION)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Paths of city databases (MaxMind City or DB-IP City Lite), separated by commas.")
                .add()
                .property()
                .name(SilenceOptions.OFFLINE_AFTER)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("After how many seconds of silence a session is offline.")
                .defaultValue("120")
                .add()
                .property()
                .name(SilenceOptions.REMOVE_AFTER)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("After how many seconds of silence an offline session ends.")
                .defaultValue("86400")
                .add()
                .property()
                .name(AuditKeys.OPTION)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Paths of private keys that sign the audit chain (PKCS#8, PEM), the present one first.")
                .add()
                .property()
                .name(CheckpointFile.OPTION)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Path of a file to which every checkpoint of the audit chain is added.")
                .add()
                .property()
                .name(Auditing.INTERVAL)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Seconds that a record of the audit chain waits for a checkpoint at most.")
                .defaultValue("300")
                .add()
                .build();
        return Stream.concat(gate.stream(), StreamLimits.properties().stream()).toList();
    }

    @Override
    public String getId() {
        return "default";
    }

    /** What cannot be told now the other nodes find out a little later. */
    private static void stop(Rounds rounds) {
        try {
            rounds.stop();
        } catch (RuntimeException databaseGone) {
            LOG.debug("the other nodes are not told that this one stops", databaseGone);
        }
    }

    /** So that the database can still be written to when this is closed. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(JpaConnectionProvider.class);
    }

    @Override
    public void close() {
        if (rounds != null) {
            stop(rounds);
        }
        endingThreads.shutdown();
        courierThreads.shutdown();
        keycloaksThreads.shutdown();
        mailThreads.shutdown();
    }
}
