package io.github.livesessions.rest;

import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The way out of one stream: holds what its reader has not taken yet, and lets go of a reader that is too slow. Whoever
 * puts something in never waits, and the event loop that takes it out does not either.
 */
final class Outlet implements Flow.Publisher<OutboundSseEvent>, Flow.Subscription {

    private final int capacity;
    private final Runnable whenOver;
    private final Deque<OutboundSseEvent> waiting = new ArrayDeque<>(2);
    private Flow.@Nullable Subscriber<? super OutboundSseEvent> reader;
    private long wanted;
    private boolean ending;
    private boolean over;
    private boolean draining;

    /**
     * An outlet without a reader yet.
     *
     * @param capacity how much may wait for the reader
     * @param whenOver is done once, when nothing more will come out
     */
    Outlet(int capacity, Runnable whenOver) {
        this.capacity = capacity;
        this.whenOver = whenOver;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super OutboundSseEvent> subscriber) {
        synchronized (this) {
            reader = subscriber;
        }
        subscriber.onSubscribe(this);
        drain();
    }

    /** Whether somebody reads it, or has read it. */
    synchronized boolean hasReader() {
        return reader != null;
    }

    void put(OutboundSseEvent item) {
        synchronized (this) {
            if (ending || over) {
                return;
            }
            if (waiting.size() < capacity) {
                waiting.add(item);
            } else { // who reads that slowly begins anew, from the last id that arrived
                waiting.clear();
                ending = true;
            }
        }
        drain();
    }

    /** Ends it when all that waits has been read. */
    void end() {
        synchronized (this) {
            ending = true;
        }
        drain();
    }

    @Override
    public void request(long n) {
        synchronized (this) {
            wanted = wanted + n < 0 ? Long.MAX_VALUE : wanted + n;
        }
        drain();
    }

    /** Ends it now, with whatever waits. */
    @Override
    public void cancel() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            waiting.clear();
        }
        whenOver.run();
    }

    /** One thread at a time hands out; another that comes meanwhile leaves its work to it. */
    private void drain() {
        while (true) {
            OutboundSseEvent next;
            Flow.Subscriber<? super OutboundSseEvent> to;
            synchronized (this) {
                to = reader;
                if (to == null || over || draining) {
                    return;
                }
                next = wanted > 0 ? waiting.poll() : null;
                if (next != null) {
                    wanted--;
                    draining = true;
                } else if (ending && waiting.isEmpty()) {
                    over = true;
                } else {
                    return;
                }
            }
            if (next == null) {
                to.onComplete();
                whenOver.run();
                return;
            }
            to.onNext(next);
            synchronized (this) {
                draining = false;
            }
        }
    }
}
