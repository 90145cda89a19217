package io.github.livesessions.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The way out of a stream. */
class OutletTest {

    private final AtomicInteger over = new AtomicInteger();
    private final Outlet outlet = new Outlet(3, over::incrementAndGet);
    private final Reader reader = new Reader();

    @Test
    void whatWasPutInBeforeTheReaderCameIsRead() {
        OutboundSseEvent first = event();
        outlet.put(first);

        outlet.subscribe(reader);
        reader.ask(5);

        assertThat(reader.read).containsExactly(first);
    }

    @Test
    void noMoreIsHandedOutThanWasAskedFor() {
        outlet.subscribe(reader);
        outlet.put(event());
        outlet.put(event());

        reader.ask(1);

        assertThat(reader.read).hasSize(1);
    }

    @Test
    void aReaderWhoAsksWhileReadingGetsAllInOrder() {
        List<OutboundSseEvent> events = List.of(event(), event(), event());
        events.forEach(outlet::put);
        reader.greedy = true;

        outlet.subscribe(reader);
        reader.ask(1);

        assertThat(reader.read).containsExactlyElementsOf(events);
    }

    @Test
    void aReaderWhoIsTooSlowIsLetGoAtOnce() {
        outlet.subscribe(reader);
        for (int i = 0; i < 4; i++) {
            outlet.put(event());
        }

        assertThat(reader.completed).isTrue();
        assertThat(reader.read).isEmpty();
        assertThat(over).hasValue(1);
    }

    @Test
    void anEndComesAfterAllThatWaits() {
        outlet.subscribe(reader);
        outlet.put(event());
        outlet.end();
        assertThat(reader.completed).isFalse();

        reader.ask(1);

        assertThat(reader.read).hasSize(1);
        assertThat(reader.completed).isTrue();
        assertThat(over).hasValue(1);
    }

    @Test
    void aReaderWhoLeavesEndsItOnce() {
        outlet.subscribe(reader);

        reader.leave();
        reader.leave();
        outlet.put(event());
        outlet.end();

        assertThat(over).hasValue(1);
        assertThat(reader.read).isEmpty();
        assertThat(reader.completed).isFalse();
    }

    private static OutboundSseEvent event() {
        return (OutboundSseEvent) Proxy.newProxyInstance(
                OutletTest.class.getClassLoader(),
                new Class<?>[] {OutboundSseEvent.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "event";
                });
    }

    private static final class Reader implements Flow.Subscriber<OutboundSseEvent> {

        private final List<OutboundSseEvent> read = new ArrayList<>();
        private boolean greedy;
        private boolean completed;
        private Flow.@Nullable Subscription subscription;

        void ask(long n) {
            Objects.requireNonNull(subscription).request(n);
        }

        void leave() {
            Objects.requireNonNull(subscription).cancel();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(OutboundSseEvent item) {
            read.add(item);
            if (greedy) {
                ask(1);
            }
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            completed = true;
        }
    }
}
