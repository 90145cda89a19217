package io.github.livesessions.registry.audit;

import io.github.livesessions.registry.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that one server needs for the audit chains of its realms. */
public final class Auditing {

    /** The start option that says how long a record waits for a checkpoint at most, in seconds. */
    public static final String INTERVAL = "audit-checkpoint-seconds";

    private static final Duration USUAL = Duration.ofMinutes(5);

    private final Transactions transactions;
    private final AuditKeys keys;
    private final CheckpointFile file;
    private final Duration interval;
    private final Clock clock;

    public Auditing(Transactions transactions, Options options, Clock clock) {
        this.transactions = transactions;
        this.keys = options.keys();
        this.file = new CheckpointFile(options.file());
        this.interval = options.interval();
        this.clock = clock;
    }

    public AuditKeys keys() {
        return keys;
    }

    /** What appends. */
    public Appender appender() {
        return new Appender(transactions, keys, file, clock, interval);
    }

    /** What checks the chain of that realm. */
    public Verification verification(String realmId) {
        return new Verification(transactions, keys, file, clock, realmId);
    }

    /**
     * What the start options say.
     *
     * @param file to which checkpoints are added; null for none
     */
    public record Options(AuditKeys keys, @Nullable String file, Duration interval) {

        /** Nothing. */
        public static final Options NONE = new Options(AuditKeys.load(null), null, USUAL);

        /**
         * Reads them.
         *
         * @param config a value by its key, null where it is not given
         * @throws IllegalArgumentException if one of them is wrong
         */
        public static Options read(ByName config) {
            String seconds = config.get(INTERVAL);
            if (seconds != null && !seconds.matches("[1-9][0-9]{0,4}")) {
                throw new IllegalArgumentException("The start option spi-live-sessions--default--" + INTERVAL + " is '"
                        + seconds + "': give a whole number of seconds from 1 to 99999.");
            }
            return new Options(
                    AuditKeys.load(config.get(AuditKeys.OPTION)),
                    config.get(CheckpointFile.OPTION),
                    Optional.ofNullable(seconds)
                            .map(given -> Duration.ofSeconds(Long.parseLong(given)))
                            .orElse(USUAL));
        }
    }

    /** Start options by their names. */
    @FunctionalInterface
    public interface ByName {

        /** The value of that option; null where it is not given. */
        @Nullable
        String get(String name);
    }
}
