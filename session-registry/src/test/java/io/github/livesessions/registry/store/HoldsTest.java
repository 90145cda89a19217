package io.github.livesessions.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.SessionKind;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which node hears which session, as the tables have it. */
final class HoldsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final TestDatabase database = new TestDatabase("holds");

    @BeforeEach
    void aSession() {
        record("one");
    }

    @AfterEach
    void close() {
        run(entities -> new Eraser(entities, "realm").realm());
        database.close();
    }

    @Test
    void whatANodeHoldsIsNotSilent() {
        hold("a", "one", NOON);
        hold("b", "one", NOON);
        release("a", "one", NOON);

        assertThat(silent(NOON.plusSeconds(1_000))).isEmpty();
    }

    @Test
    void whatAllHaveReleasedIsSilentSinceTheLastOfThemHeardIt() {
        hold("a", "one", NOON);
        hold("b", "one", NOON);
        release("a", "one", NOON.plusSeconds(10));
        release("b", "one", NOON.plusSeconds(20));

        assertThat(silent(NOON.plusSeconds(19))).isEmpty();
        assertThat(silent(NOON.plusSeconds(20))).containsExactly("one");
    }

    @Test
    void aNodeHoldsAgainWhatItHadReleased() {
        hold("a", "one", NOON);
        release("a", "one", NOON);

        hold("a", "one", NOON.plusSeconds(5));

        assertThat(silent(NOON.plusSeconds(1_000))).isEmpty();
        List<String> held = with(entities -> new HoldStore(entities).heldBy("a", 10));
        assertThat(held).containsExactly("one");
    }

    @Test
    void theStateOfASessionIsKept() {
        assertThat(state("one")).isEqualTo(Presence.UNCHECKED);

        run(entities -> {
            CheckStore store = new CheckStore(entities);
            assertThat(store.lock(List.of("one", "none")))
                    .extracting(CheckedSession::id)
                    .containsExactly("one");
            store.turn(List.of("one"), Presence.OFFLINE, NOON);
        });

        assertThat(state("one")).isEqualTo(Presence.OFFLINE);
        assertThat(listed(Presence.OFFLINE)).containsExactly("one");
        assertThat(listed(Presence.UNCHECKED)).isEmpty();
    }

    @Test
    void activityOnlyEverGoesOn() {
        Instant later = NOON.plusSeconds(60);

        assertThat(active(later)).isTrue();
        assertThat(active(NOON)).isFalse();
        assertThat(with(entities -> new CheckStore(entities).read("one").orElseThrow())
                        .lastActivityAt())
                .isEqualTo(later);
    }

    @Test
    void aNodeThatWasGivenUpGivesNoMoreSigns() {
        run(entities -> new NodeStore(entities).begin("a", NOON));
        assertThat(sign("a", NOON.plusSeconds(5))).isTrue();

        run(entities -> new NodeStore(entities).giveUp("a", NOON)); // it has signed since
        assertThat(sign("a", NOON.plusSeconds(6))).isTrue();

        run(entities -> new NodeStore(entities).giveUp("a", NOON.plusSeconds(6)));
        assertThat(sign("a", NOON.plusSeconds(10))).isFalse();
        run(entities -> new NodeStore(entities).end("a"));
        List<NodeStore.Node> left = with(entities -> new NodeStore(entities).all());
        assertThat(left).isEmpty();
    }

    @Test
    void overtimeFindsTheIdleTheOldAndTheLongSilent() {
        assertThat(overtime(Duration.ofHours(1), Duration.ofHours(1), NOON)).isEmpty();
        assertThat(overtime(Duration.ZERO, null, NOON)).containsExactly("one");
        assertThat(overtime(null, Duration.ZERO, NOON)).containsExactly("one");
        assertThat(overtime(null, null, NOON)).isEmpty();

        run(entities -> new CheckStore(entities).turn(List.of("one"), Presence.OFFLINE, NOON));
        assertThat(overtime(null, null, NOON.minusSeconds(1))).isEmpty();
        assertThat(overtime(null, null, NOON)).containsExactly("one");
    }

    @Test
    void overtimePassesOverWhatStandsBecauseTheRealmOnlyReported() {
        boolean first = with(entities -> new SparedSessions(entities, "realm").spare("one", NOON));
        boolean second = with(entities -> new SparedSessions(entities, "realm").spare("one", NOON));

        assertThat(first).isTrue();
        assertThat(second).as("it is told once").isFalse();
        assertThat(overtime(Duration.ZERO, Duration.ZERO, NOON)).isEmpty();
    }

    private List<String> overtime(@Nullable Duration idle, @Nullable Duration longest, Instant removed) {
        return with(entities -> new Overtime(entities, "realm").next("", NOON, idle, longest, removed, 10)).stream()
                .map(Overdue::sessionId)
                .toList();
    }

    private boolean sign(String node, Instant at) {
        return with(entities -> new NodeStore(entities).sign(node, at));
    }

    private boolean active(Instant at) {
        return with(entities -> new CheckStore(entities).active("one", at));
    }

    private List<String> silent(Instant since) {
        return with(entities ->
                List.copyOf(new HoldStore(entities).silent(since, 10).keySet()));
    }

    private List<String> listed(Presence state) {
        return with(entities -> new SessionListing(entities, "realm")
                .read(new SessionFilter(null, null, null, null, state), null, 10).stream()
                        .map(one -> one.session().id())
                        .toList());
    }

    private Presence state(String id) {
        return with(entities -> new CheckStore(entities).read(id).orElseThrow().state());
    }

    private void hold(String node, String id, Instant at) {
        run(entities -> new HoldStore(entities)
                .hold(node, List.of(new CheckStore(entities).read(id).orElseThrow()), at));
    }

    private void release(String node, String id, Instant lastSeenAt) {
        run(entities -> new HoldStore(entities).release(node, List.of(id), lastSeenAt, lastSeenAt.plusSeconds(100)));
    }

    private void record(String id) {
        run(entities -> new SessionStore(entities, "realm")
                .add(
                        new NewSession(
                                id,
                                "realm",
                                "ada",
                                SessionKind.SESSION,
                                null,
                                null,
                                null,
                                1,
                                NOON,
                                NOON,
                                DeviceDescription.UNKNOWN,
                                null,
                                null),
                        false));
    }

    private void run(Consumer<EntityManager> work) {
        database.inTransaction(entities -> {
            work.accept(entities);
            return Boolean.TRUE;
        });
    }

    private <T> T with(Function<EntityManager, T> work) {
        return database.inTransaction(work);
    }
}
