package io.github.livesessions.registry.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.util.JsonSerialization;

/** All that setup has changed in a realm, the first change first. */
record Ledger(List<Entry> entries) {

    static final Ledger EMPTY = new Ledger(List.of());

    /** More than a realm's setup comes to, and little enough to be exported with the realm. */
    static final int MAX_ENTRIES = 300;

    private static final int MAX_LENGTH = 200_000;

    Ledger {
        entries = List.copyOf(entries);
    }

    /** As it was written; empty where that is not a ledger. */
    static Optional<Ledger> read(@Nullable String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Entry[] entries = JsonSerialization.readValue(text, Entry[].class);
            boolean whole = entries != null
                    && entries.length <= MAX_ENTRIES
                    && Arrays.stream(entries).allMatch(Ledger::isWhole);
            return whole ? Optional.of(new Ledger(List.of(entries))) : Optional.empty();
        } catch (IOException notALedger) {
            return Optional.empty();
        }
    }

    String text() {
        try {
            return JsonSerialization.writeValueAsString(entries);
        } catch (IOException impossible) { // they hold texts alone
            throw new UncheckedIOException(impossible);
        }
    }

    Optional<Entry> of(Fitting fitting) {
        return entries.stream().filter(entry -> entry.isOf(fitting)).findFirst();
    }

    /** With what is to be known of one change more; of two of the same thing, the later one counts. */
    Ledger and(Fitting fitting, String before, String mark) {
        List<Entry> more = new ArrayList<>(entries);
        more.removeIf(entry -> entry.isOf(fitting));
        more.add(new Entry(fitting.part().id(), fitting.subject(), before, mark));
        return new Ledger(more);
    }

    private static boolean isWhole(@Nullable Entry entry) {
        return entry != null
                && Objects.nonNull(entry.part())
                && Objects.nonNull(entry.subject())
                && Objects.nonNull(entry.before())
                && Objects.nonNull(entry.mark());
    }
}
