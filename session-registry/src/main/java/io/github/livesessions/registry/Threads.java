package io.github.livesessions.registry;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for one kind of work, so that it holds up no other. */
final class Threads {

    private Threads() {}

    /**
     * So many threads at most, and none while there is nothing to do.
     *
     * @param waiting how much may wait for them; what is more is refused
     */
    static ThreadPoolExecutor named(String name, int most, int waiting) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), work -> {
                    Thread thread = new Thread(work, name + '-' + number.incrementAndGet());
                    thread.setDaemon(true);
                    // Keycloak finds its services by it; a thread that a JDK timer asks for would inherit the timer's
                    thread.setContextClassLoader(Threads.class.getClassLoader());
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
