package io.github.livesessions.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

final class LanesTest {

    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void aFreeLaneIsTakenAtOnceThoughNobodyMayWait() {
        Lanes lanes = new Lanes(2, 0, LONG);

        lanes.take(0);
        lanes.take(1);
        lanes.wentThrough(0);
        lanes.take(0);

        assertThatIllegalStateException().isThrownBy(() -> lanes.take(1)).withMessageContaining("wait already");
    }

    @Test
    void whoWaitsGoesWhenTheLaneIsGivenBack() throws Exception {
        Lanes lanes = new Lanes(1, 1, LONG);
        lanes.take(0);
        FutureTask<Void> second = waiting(lanes);

        lanes.wentThrough(0);

        second.get();
        assertThat(CompletableFuture.runAsync(() -> lanes.wentThrough(0))).succeedsWithin(LONG);
    }

    @Test
    void whenAllSeatsAreTakenTheNextIsTurnedAwayAtOnceUntilOneIsFree() throws Exception {
        Lanes lanes = new Lanes(2, 1, LONG);
        lanes.take(0);
        lanes.take(1);
        FutureTask<Void> second = waiting(lanes);

        assertThatIllegalStateException().isThrownBy(() -> lanes.take(1)).withMessageContaining("wait already");

        lanes.wentThrough(0);
        second.get();
        FutureTask<Void> third = waiting(lanes);
        lanes.wentThrough(0);
        third.get();
    }

    @Test
    void patienceEnds() {
        Lanes lanes = new Lanes(1, 1, Duration.ofMillis(1));
        lanes.take(0);

        assertThatIllegalStateException().isThrownBy(() -> lanes.take(0)).withMessageContaining("at once");
    }

    @Test
    void patienceBeginsAnewWhenSomebodyHasGoneThrough() throws Exception {
        Lanes lanes = new Lanes(1, 2, SHORT);
        lanes.take(0);
        FutureTask<Void> second = waiting(lanes);
        FutureTask<Void> third = waiting(lanes);

        lanes.wentThrough(0);
        second.get();
        passPatience();
        lanes.wentThrough(0);

        third.get();
    }

    @Test
    void whoFailsHasNotGoneThrough() throws Exception {
        Lanes lanes = new Lanes(1, 2, SHORT);
        lanes.take(0);
        FutureTask<Void> second = waiting(lanes);
        FutureTask<Void> third = waiting(lanes);

        lanes.failed(0);
        second.get();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(third::get)
                .withCauseInstanceOf(IllegalStateException.class);
    }

    /** Longer than {@link #SHORT}, counted from now, and not by much. */
    private static void passPatience() throws InterruptedException {
        Thread.sleep(SHORT.plusMillis(100).toMillis());
    }

    /** Somebody who sits and waits for lane 0. */
    private static FutureTask<Void> waiting(Lanes lanes) {
        FutureTask<Void> task = new FutureTask<>(() -> lanes.take(0), null);
        Thread thread = new Thread(task, "waiting");
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return task;
    }
}
