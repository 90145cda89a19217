package io.github.livesessions.registry.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.livesessions.registry.store.NodeStore.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a node is taken for dead, and when a sweep trusts what it reads. */
final class WatchTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Watchmaker clock = new Watchmaker();
    private final DeathWatch watch = new DeathWatch();
    private final Steadiness steadiness = new Steadiness();

    @Test
    void aNodeIsDeadWhoseSignStandsForTwentySeconds() {
        Node node = new Node("b", clock.instant(), false);
        assertThat(watch.dead(List.of(node), clock.nanos())).isEmpty();
        clock.pass(Duration.ofSeconds(20));
        assertThat(watch.dead(List.of(node), clock.nanos())).isEmpty();
        clock.pass(SECOND);

        assertThat(watch.dead(List.of(node), clock.nanos())).containsExactly(node);
    }

    @Test
    void aSignThatChangesIsLifeWhateverItSays() {
        for (int i = 0; i < 100; i++) {
            Node node = new Node("b", Instant.EPOCH.plusSeconds(i % 2), false);
            assertThat(watch.dead(List.of(node), clock.nanos())).isEmpty();
            clock.pass(Duration.ofSeconds(5));
        }
    }

    @Test
    void aNodeThatWasGivenUpStaysDead() {
        Node node = new Node("b", clock.instant(), true);

        assertThat(watch.dead(List.of(node), clock.nanos())).containsExactly(node);
    }

    @Test
    void aSweepTrustsWhatItReadsAfterFiveSecondsOfRounds() {
        for (int second = 0; second < 5; second++) {
            assertThat(holds()).isFalse();
            clock.pass(SECOND);
        }
        assertThat(holds()).isTrue();
    }

    @Test
    void afterAPauseItBeginsAnew() {
        settle();
        clock.pass(Duration.ofSeconds(6));

        assertThat(holds()).isFalse();
    }

    @Test
    void soItDoesWhenTheClockIsSet() {
        settle();
        clock.pass(SECOND);
        clock.set(Duration.ofMinutes(10));
        assertThat(holds()).isFalse();

        settle();
        clock.pass(SECOND);
        clock.set(Duration.ofMinutes(-10));
        assertThat(holds()).isFalse();
    }

    private void settle() {
        for (int second = 0; second < 7; second++) {
            holds();
            clock.pass(SECOND);
        }
        assertThat(holds()).isTrue();
    }

    private boolean holds() {
        return steadiness.holds(clock.nanos(), clock.instant());
    }
}
