package io.github.livesessions.registry.upkeep;

import io.github.livesessions.registry.store.AuditStore;
import io.github.livesessions.registry.store.Days;
import io.github.livesessions.registry.store.Leases;
import io.github.livesessions.registry.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Counts each day of each realm once it is over. */
public final class DayCounts {

    /** The job whose bookmark tells the last day that is counted. */
    public static final String JOB = "days";

    /** What happened shortly before midnight may be delivered after it. */
    private static final Duration LATE = Duration.ofHours(1);

    private static final int CHUNK = 100;

    private final Transactions transactions;
    private final Clock clock;

    public DayCounts(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Counts the next day that is over and not counted yet. */
    public void countNext() {
        LocalDate over =
                LocalDate.ofInstant(clock.instant().minus(LATE), ZoneOffset.UTC).minusDays(1);
        LocalDate day = transactions
                .in(entities -> new Leases(entities).bookmark(JOB))
                .map(counted -> LocalDate.parse(counted).plusDays(1))
                .orElse(over);
        if (day.isAfter(over)) {
            return;
        }
        count(day);
        transactions.in(entities -> {
            new Leases(entities).bookmark(JOB, day.toString());
            return day;
        });
    }

    private void count(LocalDate day) {
        List<String> realms = next("");
        while (!realms.isEmpty()) {
            for (String realmId : realms) {
                transactions.in(entities -> {
                    new Days(entities, realmId).count(day);
                    return day;
                });
            }
            realms = next(realms.get(realms.size() - 1));
        }
    }

    private List<String> next(String after) {
        return transactions.in(entities -> AuditStore.realmsAfter(entities, after, CHUNK));
    }
}
