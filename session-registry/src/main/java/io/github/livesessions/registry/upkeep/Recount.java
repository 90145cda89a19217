package io.github.livesessions.registry.upkeep;

import io.github.livesessions.registry.store.Happenings;
import io.github.livesessions.registry.store.Sequence;
import io.github.livesessions.registry.store.Tally;
import io.github.livesessions.registry.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Holds the statistics against the list, all of it again and again, in small chunks, each in a transaction of its own.
 * It takes turns with the {@link Delivery}, so that it may be done on any node, and by two at once.
 */
public final class Recount {

    private static final int CHUNK = 500;
    private static final int MAX_CHUNKS = 20;

    /** From the beginning of one round through all sessions to that of the next. */
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Transactions transactions;
    private final Clock clock;
    private Instant begun = Instant.EPOCH;
    private String listed = "";
    private String counted = "";
    private boolean through = true;

    public Recount(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Goes on where it stopped, for a while; rests where it is through. Called by one thread at a time. */
    public void goOn() {
        if (through && clock.instant().isBefore(begun.plus(EVERY))) {
            return;
        }
        if (through) {
            begun = clock.instant();
            listed = "";
            counted = "";
            through = false;
        }
        for (int chunk = 0; chunk < MAX_CHUNKS && !through; chunk++) {
            through = !next();
        }
    }

    /** Looks at the next sessions of the list and of those that were counted; whether there may be more. */
    private boolean next() {
        return transactions.in(entities -> {
            new Sequence(entities).take();
            Tally tally = new Tally(entities);
            List<String> onList = Tally.listedAfter(entities, listed, CHUNK);
            tally.settle(onList);
            List<String> inCount = Tally.countedAfter(entities, counted, CHUNK);
            tally.settle(inCount);
            listed = last(onList, listed);
            counted = last(inCount, counted);
            boolean more = onList.size() == CHUNK || inCount.size() == CHUNK;
            if (!more) {
                Happenings.forgetOld(entities, clock);
            }
            return more;
        });
    }

    private static String last(List<String> ids, String otherwise) {
        return ids.isEmpty() ? otherwise : ids.get(ids.size() - 1);
    }
}
