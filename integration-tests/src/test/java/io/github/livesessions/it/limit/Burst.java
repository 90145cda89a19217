package io.github.livesessions.it.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many clients that do the same. */
final class Burst {

    private static final int GENTLY = 8;

    private Burst() {}

    /** All begin at the same moment; returns what they got when the last one is through. */
    static <T> List<T> atOnce(int many, IntFunction<T> each) {
        CountDownLatch start = new CountDownLatch(1);
        return run(many, many, start, each);
    }

    /** A few at a time, to prepare what comes. */
    static <T> List<T> gently(int many, IntFunction<T> each) {
        return run(many, GENTLY, new CountDownLatch(0), each);
    }

    private static <T> List<T> run(int many, int threads, CountDownLatch start, IntFunction<T> each) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                running.add(pool.submit(() -> {
                    start.await();
                    return each.apply(number);
                }));
            }
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("one of the clients failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
