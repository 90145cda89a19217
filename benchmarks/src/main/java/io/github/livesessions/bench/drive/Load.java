package io.github.livesessions.bench.drive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs what people do at the same time, a thread for each of them. */
public final class Load implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** All {@code seats} at once go through cycles, {@code cycles} in all; returns how long each login took. */
    public List<Double> cycles(List<Seat> seats, int cycles) {
        AtomicInteger left = new AtomicInteger(cycles);
        List<List<Double>> all = together(seats, seat -> {
            List<Double> millis = new ArrayList<>();
            while (left.getAndDecrement() > 0) {
                millis.add(seat.cycle());
            }
            return millis;
        });
        return all.stream().flatMap(List::stream).toList();
    }

    /** Does {@code step} for all of {@code actors} at once and waits for the last; the first failure is thrown. */
    public <A, R> List<R> together(List<A> actors, Step<A, R> step) {
        List<Future<R>> running = actors.stream()
                .map(actor -> threads.submit(() -> step.of(actor)))
                .toList();
        List<R> results = new ArrayList<>();
        for (Future<R> one : running) {
            results.add(result(one));
        }
        return results;
    }

    /** Starts {@code step} and returns at once. */
    public <A, R> Future<R> start(A actor, Step<A, R> step) {
        return threads.submit(() -> step.of(actor));
    }

    /** Waits for what was started. */
    public static <R> R result(Future<R> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** What one actor does. */
    public interface Step<A, R> {
        R of(A actor) throws IOException, InterruptedException;
    }
}
