package io.github.livesessions.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.livesessions.core.audit.EventPart;
import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.DeviceType;
import io.github.livesessions.core.place.Coordinates;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.audit.Appender;
import io.github.livesessions.registry.audit.Auditing;
import io.github.livesessions.registry.audit.Verdict;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chain of one realm with ten events, signed up to its end; then somebody touches the database. */
class AuditChainTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String REALM = "realm";
    private static final String ADA = "ada";
    private static final String BOB = "bob";

    @TempDir
    private Path directory;

    private final List<SessionEvent> events = new ArrayList<>();
    private TestDatabase database = new TestDatabase("none");
    private StoppedClock clock = new StoppedClock(NOON);
    private Auditing auditing = unsigned();

    @BeforeEach
    void aSignedChain() throws GeneralSecurityException, IOException {
        database = new TestDatabase("audit" + UUID.randomUUID());
        auditing = auditing(Map.of(
                "audit-keys", key().toString(),
                "audit-checkpoints", directory.resolve("checkpoints").toString()));
        database.inTransaction(entities -> {
            new Leases(entities).create(Appender.JOB);
            return "";
        });
        for (int i = 0; i < 10; i++) {
            happens(i % 2 == 0 ? ADA : BOB);
        }
        append();
        checkpoint();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anUntouchedChainIsIntact() {
        Verdict verdict = verify();

        assertThat(verdict.fault()).isNull();
        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.records()).isEqualTo(10);
        assertThat(verdict.signed()).isTrue();
        assertThat(verdict.signedUpTo()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update LiveSessionsEvent e set e.type = 'device-new' where e.seq = 4|4|event-changed",
                "update LiveSessionsEvent e set e.cause = 'admin' where e.seq = 4|4|event-changed",
                "update LiveSessionsEvent e set e.at = e.at + 1 where e.seq = 4|4|event-changed",
                "update LiveSessionsEvent e set e.userId = 'eve' where e.seq = 4|4|event-changed",
                "update LiveSessionsEvent e set e.actorId = 'eve' where e.seq = 4|4|event-changed",
                "update LiveSessionsEvent e set e.actorId = null where e.seq = 4|4|event-changed",
                "update LiveSessionsEvent e set e.ipAddress = '192.0.2.1' where e.seq = 4|4|event-changed",
                "update LiveSessionsEvent e set e.city = null where e.seq = 4|4|event-changed",
                "update LiveSessionsEvent e set e.browser = 'Chrome' where e.seq = 4|4|event-changed",
                "update LiveSessionsEvent e set e.realmId = 'elsewhere' where e.seq = 4|4|event-missing",
                "delete from LiveSessionsEvent e where e.seq = 4|4|event-missing",
                "delete from LiveSessionsEvent e where e.seq = 10|10|event-missing",
                "update LiveSessionsEvent e set e.seq = 99 where e.seq = 10|10|event-missing",
                "update LiveSessionsAudit a set a.fact = a.hash where a.seq = 4|4|record-broken",
                "update LiveSessionsAudit a set a.at = 0 where a.seq = 4|4|record-broken",
                "update LiveSessionsAudit a set a.personSalt = null where a.seq = 4|4|event-changed",
                "update LiveSessionsAudit a set a.personSalt = null, a.personGone = a.eventId where a.seq = 4|4|event-changed",
                "delete from LiveSessionsAudit a where a.seq = 4|5|record-broken",
                "delete from LiveSessionsAudit a where a.seq = 1|2|record-broken",
                "delete from LiveSessionsAudit a where a.seq = 10|10|records-missing",
                "delete from LiveSessionsCheckpoint c where c.seq = 10|0|",
                "update LiveSessionsCheckpoint c set c.hash = 'x' where c.seq = 10|10|checkpoint-forged",
                "update LiveSessionsCheckpoint c set c.at = 0 where c.seq = 10|10|checkpoint-forged",
                "update LiveSessionsChain c set c.lastHash = 'x'|10|end-broken",
                "update LiveSessionsChain c set c.cutHash = 'x'|0|cut-forged"
            })
    void whatSomebodyChangesIsNamed(String statement, long seq, @Nullable String kind) {
        forge(forger -> assertThat(forger.change(statement)).isEqualTo(1));

        Verdict verdict = verify();

        if (kind == null) { // the file outside still vouches
            assertThat(verdict.intact()).isTrue();
            assertThat(verdict.signedUpTo()).isEqualTo(10);
            return;
        }
        assertThat(verdict.intact()).isFalse();
        assertThat(fault(verdict)).isEqualTo(kind + ' ' + seq);
    }

    @Test
    void anEventThatIsPutInBetweenIsNamed() {
        forge(forger -> forger.change("delete from LiveSessionsAudit a where a.seq = 4"));
        forge(Forger::recompute);

        // a gap in the chain's numbers is nothing; an event in the gap is
        assertThat(verify().fault()).isNotNull();
        forge(forger -> forger.change("delete from LiveSessionsEvent e where e.seq = 4"));
        assertThat(verify().fault()).extracting(Verdict.Fault::kind).isEqualTo("checkpoint-mismatch");
    }

    @Test
    void anInventedEventWithItsOwnNumberIsNamed() {
        database.inTransaction(entities -> {
            EventRow row = EventRow.of(event(ADA, NOON));
            entities.persist(row);
            return "";
        });

        assertThat(verify().fault()).extracting(Verdict.Fault::kind).isEqualTo("event-inserted");
    }

    @Test
    void anEventThatIsPutInBehindTheLastRecordIsNamed() {
        happensIn("other");
        append();
        assertThat(verify().fault()).isNull();

        forge(forger -> forger.change("update LiveSessionsEvent e set e.realmId = :realm where e.seq = 11"));

        assertThat(fault(verify())).isEqualTo("event-inserted 11");
    }

    @Test
    void anEventWithANumberThatWasNeverGivenIsNamedAndNotChained() {
        database.inTransaction(entities -> {
            EventRow row = EventRow.of(event(ADA, NOON));
            row.seq = 1_000L;
            entities.persist(row);
            return "";
        });
        append();

        assertThat(fault(verify())).isEqualTo("event-inserted 1000");
        assertThat(verify().last()).isEqualTo(10);
    }

    @Test
    void anErasureForWhichAnEventOfAnotherKindOrRealmVouchesIsNamed() {
        happensIn("other");
        append();
        forge(forger -> {
            forger.change("delete from LiveSessionsEvent e where e.seq = 4");
            forger.change("update LiveSessionsAudit a set a.personSalt = null, a.personGone ="
                    + " (select e.id from LiveSessionsEvent e where e.seq = 11) where a.seq = 4");
            forger.erasure("select e.id from LiveSessionsEvent e where e.seq = 11", EventPart.PERSON, "4");
        });

        assertThat(fault(verify())).isEqualTo("event-missing 4");
    }

    @Test
    void aCheckpointThatCannotBePublishedIsMadeAgain() throws IOException {
        Path file = directory.resolve("checkpoints");
        Files.delete(file);
        Files.createDirectory(file); // nothing can be written to it
        happens(BOB);

        assertThatThrownBy(this::append).isInstanceOf(UncheckedIOException.class);
        Files.delete(file);
        append();

        assertThat(Files.readString(file)).startsWith(REALM + " 11 11 ");
        assertThat(verify().signedUpTo()).isEqualTo(11);
    }

    @Test
    void swappedRecordsAreNamed() {
        forge(forger -> {
            forger.change("update LiveSessionsEvent e set e.seq = -4 where e.seq = 4");
            forger.change("update LiveSessionsEvent e set e.seq = 4 where e.seq = 5");
            forger.change("update LiveSessionsEvent e set e.seq = 5 where e.seq = -4");
            forger.change("update LiveSessionsAudit a set a.seq = -4 where a.seq = 4");
            forger.change("update LiveSessionsAudit a set a.seq = 4 where a.seq = 5");
            forger.change("update LiveSessionsAudit a set a.seq = 5 where a.seq = -4");
        });

        assertThat(verify().fault()).extracting(Verdict.Fault::seq).isEqualTo(4L);
    }

    @Test
    void aChainMadeUpAnewIsNamedThoughAllItsHashesAreRight() {
        forge(forger -> {
            forger.change("update LiveSessionsEvent e set e.userId = 'eve' where e.seq = 4");
            forger.recompute();
        });

        assertThat(verify().fault()).extracting(Verdict.Fault::kind).isEqualTo("checkpoint-mismatch");

        forge(Forger::recomputeCheckpoints);
        assertThat(verify().fault()).extracting(Verdict.Fault::kind).isEqualTo("checkpoint-mismatch");

        // even where the file outside is lost
        auditing = auditing(Map.of("audit-keys", directory.resolve("key.pem").toString()));
        assertThat(verify().fault()).extracting(Verdict.Fault::kind).isEqualTo("checkpoint-forged");
        forge(forger -> forger.change("delete from LiveSessionsCheckpoint c"));
        assertThat(verify().fault()).extracting(Verdict.Fault::kind).isEqualTo("checkpoint-missing");
    }

    @Test
    void aTailThatIsCutOffWithItsCheckpointsIsMissedByTheFileOutside() {
        forge(forger -> {
            forger.change("delete from LiveSessionsEvent e where e.seq > 7");
            forger.change("delete from LiveSessionsAudit a where a.seq > 7");
            forger.change("delete from LiveSessionsCheckpoint c");
            forger.recompute();
        });

        assertThat(fault(verify())).isEqualTo("records-missing 10");
    }

    @Test
    void withoutAKeyAChainMadeUpAnewPassesAndTheVerdictSaysThatItIsNotSigned() {
        auditing = unsigned();
        forge(forger -> {
            forger.change("update LiveSessionsEvent e set e.userId = 'eve' where e.seq = 4");
            forger.change("delete from LiveSessionsCheckpoint c");
            forger.recompute();
        });

        assertThat(verify().intact()).isTrue();
        assertThat(verify().signed()).isFalse();
        assertThat(verify().signedUpTo()).isZero();
    }

    @Test
    void itStaysGoodAfterAnErasureAndFindsOneThatNobodyAskedFor() {
        erase(ADA);

        assertThat(verify().fault()).isNull();
        happensAgain();
        assertThat(verify().fault()).isNull();
        assertThat(rows("LiveSessionsEvent", ADA)).isEqualTo(1); // that of the erasure itself

        forge(forger -> {
            forger.change("delete from LiveSessionsEvent e where e.seq = 2");
            forger.change("update LiveSessionsAudit a set a.personSalt = null, a.personGone ="
                    + " (select max(b.personGone) from LiveSessionsAudit b) where a.seq = 2");
        });
        assertThat(fault(verify())).endsWith(" 2");
        // the forger adds it to the list of what was erased: the erasure's own record knows better
        forge(forger -> forger.change("update LiveSessionsErasure e set e.seqs = '1-9' where e.seqs <> ''"));
        assertThat(verify().fault()).isNotNull();
    }

    @Test
    void itStaysGoodWhereSomebodyIsNotToBeLocatedAnyMore() {
        database.inTransaction(entities -> {
            String erasure = UUID.randomUUID().toString();
            new AuditStore(entities, REALM).forget(EventPart.PLACE, ADA, erasure);
            new HistoryEraser(entities, REALM, ADA).blur();
            deliver(entities, told(erasure, "location-opt-out"));
            return "";
        });

        assertThat(verify().fault()).isNull();
        happensAgain();
        assertThat(verify().fault()).isNull();
        forge(forger -> forger.change("update LiveSessionsEvent e set e.city = 'Oslo' where e.seq = 1"));
        assertThat(verify().fault()).extracting(Verdict.Fault::seq).isEqualTo(1L);
    }

    @Test
    void itStaysGoodWhereAnAdministratorIsForgottenWhoWasInAnAccount() {
        visits(SessionEventType.IMPERSONATION_STARTED, "boss");
        visits(SessionEventType.SESSION_ENDED, null);
        append();
        SessionRow session = new SessionRow();
        session.id = "visit";
        session.realmId = REALM;
        session.userId = ADA;
        session.actorId = "boss";
        session.browser = "Firefox";
        session.ipAddress = "203.0.113.9";
        database.inTransaction(entities -> {
            entities.persist(session);
            entities.persist(EventColumns.fill(new OutboxRow(), visit(SessionEventType.SESSION_ACTIVITY, null)));
            return "";
        });

        database.inTransaction(entities -> {
            String erasure = UUID.randomUUID().toString();
            ActsEraser acts = new ActsEraser(entities, "boss");
            assertThat(acts.realms()).containsExactly(REALM);
            List<SessionEvent> visits = acts.visits(REALM);
            AuditStore chain = new AuditStore(entities, REALM);
            chain.forgetAll(visits.stream().map(SessionEvent::id).toList(), erasure);
            chain.forgetActor("boss", erasure);
            List<SessionEvent> left = visits.stream().map(acts::withoutVisitor).toList();
            acts.disown(REALM);
            acts.delete(visits);
            new Sequence(entities).append(left);
            deliver(entities, told(erasure, "account-deleted"));
            return "";
        });
        happensAgain();

        assertThat(verify().fault()).isNull();
        for (String entity : List.of("LiveSessionsEvent", "LiveSessionsOutbox", "LiveSessionsSession")) {
            assertThat(names(entity, "x.actorId = 'boss' or x.ipAddress = '203.0.113.9'"))
                    .isZero();
        }
        assertThat(names("LiveSessionsEvent", "x.sessionId = 'visit'")).isEqualTo(2);
        assertThat(names("LiveSessionsEvent", "x.actorId = 'deleted' and x.browser is null"))
                .isEqualTo(1);
    }

    private void visits(SessionEventType type, @Nullable String actor) {
        database.inTransaction(entities -> {
            deliver(entities, visit(type, actor));
            return "";
        });
    }

    /** On the machine of an administrator, in somebody's account. */
    private static SessionEvent visit(SessionEventType type, @Nullable String actor) {
        return new SessionEvent(
                UUID.randomUUID().toString(),
                NOON,
                type,
                REALM,
                ADA,
                actor,
                "visit",
                null,
                null,
                new DeviceDescription(DeviceType.DESKTOP, null, "Firefox", "144", "Linux", null),
                "203.0.113.9",
                null,
                null);
    }

    private long names(String entity, String condition) {
        return database.inTransaction(
                entities -> entities.createQuery("select count(x) from " + entity + " x where " + condition, Long.class)
                        .getSingleResult());
    }

    @Test
    void itStaysGoodAfterRetentionAndFindsWhatSomebodyElseCutsOff() {
        clock.set(NOON.plusSeconds(4));
        int cut = database.inTransaction(
                entities -> new AuditTrim(entities, REALM).cut(NOON.plusSeconds(4), 100, auditing.keys()::sign));

        assertThat(cut).isEqualTo(4);
        assertThat(verify().fault()).isNull();
        assertThat(verify().records()).isEqualTo(6);
        assertThat(verify().cut()).isEqualTo(4);
        assertThat(database.<Long>inTransaction(
                        entities -> entities.createQuery("select count(e) from LiveSessionsEvent e", Long.class)
                                .getSingleResult()))
                .isEqualTo(6);

        forge(forger -> {
            forger.change("delete from LiveSessionsEvent e where e.seq = 5");
            forger.change("update LiveSessionsChain c set c.cutSeq = 5, c.cutLength = 5, c.cutHash ="
                    + " (select a.hash from LiveSessionsAudit a where a.seq = 5)");
            forger.change("delete from LiveSessionsAudit a where a.seq = 5");
        });
        assertThat(verify().fault()).extracting(Verdict.Fault::kind).isEqualTo("cut-forged");
    }

    @Test
    void everythingMayBeOldAndTheChainGoesOn() {
        database.inTransaction(
                entities -> new AuditTrim(entities, REALM).cut(NOON.plusSeconds(100), 100, auditing.keys()::sign));
        assertThat(verify().fault()).isNull();

        happensAgain();

        assertThat(verify().fault()).isNull();
        assertThat(verify().records()).isEqualTo(1);
    }

    private void happensAgain() {
        happens(BOB);
        append();
        checkpoint();
    }

    private void erase(String userId) {
        database.inTransaction(entities -> {
            String erasure = UUID.randomUUID().toString();
            AuditStore chain = new AuditStore(entities, REALM);
            for (EventPart part : EventPart.values()) {
                chain.forget(part, userId, erasure);
            }
            new HistoryEraser(entities, REALM, userId).erase();
            deliver(entities, told(erasure, null));
            return "";
        });
    }

    private static String fault(Verdict verdict) {
        return verdict.fault() == null
                ? ""
                : verdict.fault().kind() + ' ' + verdict.fault().seq();
    }

    private SessionEvent told(String id, @Nullable String cause) {
        return SessionEvent.of(SessionEventType.HISTORY_ERASED, clock.instant(), REALM, ADA, null, cause)
                .withId(id);
    }

    private void happens(String userId) {
        SessionEvent event = event(userId, NOON.plusSeconds(events.size()));
        events.add(event);
        database.inTransaction(entities -> {
            deliver(entities, event);
            return "";
        });
    }

    private void happensIn(String realm) {
        SessionEvent elsewhere = SessionEvent.of(SessionEventType.SESSION_STARTED, NOON, realm, "eve", "session", null);
        database.inTransaction(entities -> {
            deliver(entities, elsewhere);
            return "";
        });
    }

    private static void deliver(EntityManager entities, SessionEvent event) {
        new Sequence(entities).append(List.of(event));
    }

    private static SessionEvent event(String userId, Instant at) {
        return new SessionEvent(
                UUID.randomUUID().toString(),
                at,
                SessionEventType.SESSION_STARTED,
                REALM,
                userId,
                "admin",
                UUID.randomUUID().toString(),
                "device",
                "client",
                new DeviceDescription(DeviceType.DESKTOP, null, "Firefox", "144", "Linux", null),
                "198.51.100.7",
                new Place("Oslo", null, "NO", new Coordinates(59.9139, 10.7522, 20)),
                null);
    }

    private void append() {
        auditing.appender().append();
    }

    private void checkpoint() {
        clock.set(clock.instant().plus(Duration.ofHours(2)));
        append();
    }

    private Verdict verify() {
        return auditing.verification(REALM).verify();
    }

    private long rows(String entity, String userId) {
        return database.inTransaction(entities -> entities.createQuery(
                        "select count(e) from " + entity + " e where e.userId = :user", Long.class)
                .setParameter("user", userId)
                .getSingleResult());
    }

    private void forge(Consumer<Forger> work) {
        database.inTransaction(entities -> {
            work.accept(new Forger(entities, REALM));
            return "";
        });
    }

    private Auditing unsigned() {
        return auditing(Map.of());
    }

    private Auditing auditing(Map<String, String> options) {
        Transactions transactions = new Transactions() {
            @Override
            public <T> T in(Function<EntityManager, T> work) {
                return database.inTransaction(work);
            }
        };
        return new Auditing(transactions, Auditing.Options.read(options::get), clock);
    }

    private Path key() throws GeneralSecurityException, IOException {
        byte[] secret = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return Files.writeString(
                directory.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(secret)
                        + "\n-----END PRIVATE KEY-----\n");
    }
}
