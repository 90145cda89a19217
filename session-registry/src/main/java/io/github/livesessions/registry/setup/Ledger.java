package io.github.livesessions.registry.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that setup has changed in a realm, the first change first. */
record Ledger(List<Entry> entries) {

    static final Ledger EMPTY = new Ledger(List.of());

    /** More than a realm's setup comes to, and little enough to be exported with the realm. */
    static final int MAX_ENTRIES = 300;

    private static final int MAX_LENGTH = 200_000;
    private static final JsonMapper JSON = new JsonMapper();

    Ledger {
        entries = List.copyOf(entries);
    }

    /** As it was written; empty where that is not a ledger. */
    static Optional<Ledger> read(@Nullable String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            List<Entry> entries = JSON.readValue(text, new TypeReference<>() {});
            boolean whole = entries != null && entries.stream().allMatch(Ledger::isWhole);
            return whole && entries.size() <= MAX_ENTRIES ? Optional.of(new Ledger(entries)) : Optional.empty();
        } catch (JsonProcessingException notALedger) {
            return Optional.empty();
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(entries);
        } catch (JsonProcessingException impossible) { // they hold texts alone
            throw new IllegalStateException(impossible);
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
