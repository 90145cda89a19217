package io.github.livesessions.registry.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One client that hangs holds up nobody who calls another. */
final class ClientLinesTest {

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final Watch watch = new Watch();
    private final ClientLines lines = new ClientLines(threads::add, watch, 100, 60);
    private final List<String> called = new ArrayList<>();

    @Test
    void fourAtOnceToEachClient() {
        for (int i = 0; i < 10; i++) {
            call("app", "a" + i, true);
        }
        call("other", "o", true);

        assertThat(threads).hasSize(5);
        run(1);
        assertThat(threads).as("the next one takes the line").hasSize(5);
        run(50);
        assertThat(called).hasSize(11);
    }

    @Test
    void whatWaitsAlreadyDoesNotWaitTwice() {
        call("app", "a", true);
        call("app", "a", true);

        run(10);
        assertThat(called).containsExactly("a");
        call("app", "a", true);
        run(10);
        assertThat(called).containsExactly("a", "a");
    }

    @Test
    void whoDoesNotPickUpIsLeftAloneForAWhileAndThenCalledOneAtATime() {
        for (int i = 0; i < 10; i++) {
            call("app", "a" + i, false);
        }
        run(4);

        assertThat(called).hasSize(4);
        assertThat(threads).isEmpty();
        assertThat(lines.served()).containsExactly("app");
        call("app", "later", true);
        assertThat(threads).isEmpty();

        watch.pass(Duration.ofSeconds(3));
        assertThat(lines.served()).isEmpty();
        call("app", "b0", true);
        call("app", "b1", true);
        assertThat(threads).hasSize(1);
        run(10);
        assertThat(called).endsWith("b0", "b1");
    }

    @Test
    void everyTimeItDoesNotItIsLeftAloneForLonger() {
        call("app", "a", false);
        run(1);
        watch.pass(Duration.ofSeconds(3));
        call("app", "b", false);
        run(1);

        watch.pass(Duration.ofSeconds(3));

        assertThat(lines.served()).containsExactly("app");
        watch.pass(Duration.ofSeconds(2));
        assertThat(lines.served()).isEmpty();
    }

    @Test
    void noMoreWaitThanThereIsRoomFor() {
        for (int i = 0; i < 200; i++) {
            call("app" + i % 10, "a" + i, true);
        }

        run(300);

        assertThat(called).hasSize(100);
    }

    @Test
    void aClientThatIsSlowLeavesRoomForTheOthers() {
        for (int i = 0; i < 200; i++) {
            call("slow", "s" + i, true);
        }
        call("app", "a", true);

        run(300);

        assertThat(called).contains("a").hasSize(65); // four on the line, sixty waiting
    }

    @Test
    void forAClientWithAQueueNothingMoreIsLookedFor() {
        for (int i = 0; i < 54; i++) {
            call("slow", "s" + i, true);
        }
        call("app", "a", true);

        assertThat(lines.served()).containsExactly("slow");
        run(2);
        assertThat(lines.served()).isEmpty();
    }

    @Test
    void pausesGrowToFiveMinutes() {
        assertThat(Courier.pause(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Courier.pause(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Courier.pause(9)).isEqualTo(Duration.ofSeconds(256));
        assertThat(Courier.pause(10)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Courier.pause(1000)).isEqualTo(Duration.ofMinutes(5));
    }

    private void call(String client, String id, boolean answers) {
        lines.call(client, id, () -> called.add(id) && answers);
    }

    private void run(int most) {
        for (int i = 0; i < most && !threads.isEmpty(); i++) {
            threads.remove().run();
        }
    }

    private static final class Watch extends Clock {

        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
