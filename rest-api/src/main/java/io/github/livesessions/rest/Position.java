package io.github.livesessions.rest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a reader has read. Every event has an id that is the same on all nodes, so that twins can be told; between
 * events the stream gives ids of its own that say exactly where to go on.
 *
 * @param at when that was
 * @param number all events of the history up to this one have been told; empty where it is not known
 * @param told ids of events that have been told beyond it
 */
record Position(Instant at, OptionalLong number, Set<String> told) {

    private static final int MAX_LENGTH = 1_000;
    private static final String EVENT = "[0-9a-f-]{36}";
    private static final Pattern OF_EVENT = Pattern.compile("([0-9]{1,15})~(" + EVENT + ")");
    private static final Pattern BETWEEN = Pattern.compile("([0-9]{1,15})~([0-9]{1,18})((?:\\." + EVENT + "){0,16})");

    /** Reads an id that a stream has given. */
    static Position read(String field, String text) {
        if (text.length() <= MAX_LENGTH) {
            Matcher event = OF_EVENT.matcher(text);
            if (event.matches()) {
                return new Position(time(event.group(1)), OptionalLong.empty(), Set.of(event.group(2)));
            }
            Matcher between = BETWEEN.matcher(text);
            if (between.matches()) {
                String told = between.group(3);
                return new Position(
                        time(between.group(1)),
                        OptionalLong.of(Long.parseLong(between.group(2))),
                        told.isEmpty()
                                ? Set.of()
                                : Set.copyOf(List.of(told.substring(1).split("\\.", -1))));
            }
        }
        throw Problem.invalid(field, text, "use the id of the last event that arrived");
    }

    /** The id of an event. */
    static String of(Instant at, String eventId) {
        return at.toEpochMilli() + "~" + eventId;
    }

    /** The id of a place between events. */
    static String between(Instant now, long number, Collection<String> told) {
        List<String> parts = new ArrayList<>(List.of(Long.toString(Math.max(0, number))));
        parts.addAll(told);
        return now.toEpochMilli() + "~" + String.join(".", parts);
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
