package io.github.livesessions.registry.upkeep;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Work that a server repeats. Keycloak has one timer thread for all its timers, so that a tick only hands the work to
 * an executor; a tick that finds the last round still running is passed over.
 */
public final class Job {

    private static final Logger LOG = Logger.getLogger(Job.class);

    private final String name;
    private final Duration interval;
    private final Runnable work;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();

    public Job(String name, Duration interval, Runnable work) {
        this.name = name;
        this.interval = interval;
        this.work = work;
    }

    public String name() {
        return name;
    }

    public Duration interval() {
        return interval;
    }

    /** Starts a round, unless one is running; returns at once. */
    public void tick(Executor executor) {
        if (running.compareAndSet(false, true)) {
            try {
                executor.execute(this::round);
            } catch (RejectedExecutionException shuttingDown) {
                running.set(false);
            }
        }
    }

    private void round() {
        try {
            work.run();
            if (failing.compareAndSet(true, false)) {
                LOG.infof("%s works again.", name);
            }
        } catch (RuntimeException failure) { // the next tick tries again; an operator hears of it once
            if (failing.compareAndSet(false, true)) {
                LOG.warnf(
                        "%s fails (%s) and is tried again every %s; nothing is lost meanwhile.",
                        name, failure.getClass().getSimpleName(), interval);
            }
            LOG.debugf(failure, "%s failed", name);
        } finally {
            running.set(false);
        }
    }
}
