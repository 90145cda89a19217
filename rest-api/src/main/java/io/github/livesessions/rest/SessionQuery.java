package io.github.livesessions.rest;

import io.github.livesessions.core.network.AddressRange;
import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.SessionKind;
import io.github.livesessions.core.text.Word;
import io.github.livesessions.registry.store.ListedSession.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the list of sessions.
 *
 * @param userId only sessions of that user
 * @param countryCode only those whose login came from that country
 * @param clientId only those opened for the client of that {@code client_id}
 * @param kind only those of that kind
 * @param state only those of that presence
 * @param word only those whose user, device or city begins so
 * @param network only those whose login came from there
 * @param plan only those whose user is on the plan of that name
 * @param deviceId only those on that device
 * @param after where the page before ended; null for the first page
 * @param max sessions on the page at most
 */
record SessionQuery(
        @Nullable String userId,
        @Nullable String countryCode,
        @Nullable String clientId,
        @Nullable SessionKind kind,
        @Nullable Presence state,
        @Nullable String word,
        @Nullable AddressRange network,
        @Nullable String plan,
        @Nullable String deviceId,
        @Nullable Position after,
        int max) {

    private static final int DEFAULT_MAX = 50;
    private static final int MAX = 100;
    private static final int MAX_WORD = 60;
    private static final List<String> KNOWN =
            List.of("user", "q", "country", "client", "kind", "state", "ip", "plan", "device", "sort", "after", "max");
    private static final List<String> PAGE = List.of("after", "max");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    /** Reads a request's parameters, strictly: what is not understood is a problem that names it. */
    static SessionQuery read(Map<String, List<String>> parameters) {
        return read(parameters, KNOWN);
    }

    /** As {@link #read(Map)}, of whoever asks for a list of the own only: nothing but the page can be chosen. */
    static SessionQuery readPage(Map<String, List<String>> parameters) {
        return read(parameters, PAGE);
    }

    /** Reads the parameters of a request to end sessions: all the offline ones, and no others. */
    static void readOffline(Map<String, List<String>> parameters) {
        Presence state = read(parameters, List.of("state")).state();
        if (state != Presence.OFFLINE) {
            throw Problem.invalid("state", state == null ? "" : state.id(), "use offline");
        }
    }

    private static SessionQuery read(Map<String, List<String>> parameters, List<String> known) {
        for (Map.Entry<String, List<String>> parameter : new TreeMap<>(parameters).entrySet()) {
            if (!known.contains(parameter.getKey())) {
                throw Problem.unknownParameter(parameter.getKey(), String.join(", ", known));
            }
            if (parameter.getValue().size() != 1) {
                throw Problem.invalid(parameter.getKey(), String.join(", ", parameter.getValue()), "give it once");
            }
        }
        value(
                parameters,
                "sort",
                text -> Optional.of(text).filter("started"::equals),
                "use started: the list is sorted by the start, newest first");
        return new SessionQuery(
                value(parameters, "user", SessionQuery::text, "give a user's id")
                        .orElse(null),
                value(parameters, "country", SessionQuery::country, "give an ISO 3166-1 code such as NO")
                        .orElse(null),
                value(parameters, "client", SessionQuery::text, "give a client's id")
                        .orElse(null),
                value(parameters, "kind", SessionQuery::kind, "use one of " + kinds())
                        .orElse(null),
                value(parameters, "state", text -> Word.of(Presence.class, text), "use one of " + states())
                        .orElse(null),
                value(parameters, "q", SessionQuery::word, "give 1 to " + MAX_WORD + " characters")
                        .orElse(null),
                value(parameters, "ip", AddressRange::parse, "give an address, or a range such as 192.0.2.0/24")
                        .orElse(null),
                value(parameters, "plan", SessionQuery::text, "give a plan's name")
                        .orElse(null),
                value(parameters, "device", SessionQuery::text, "give a device's id")
                        .orElse(null),
                value(parameters, "after", Cursor::read, "give the 'next' of the page before, or nothing")
                        .orElse(null),
                value(parameters, "max", SessionQuery::max, "give a whole number from 1 to " + MAX)
                        .orElse(DEFAULT_MAX));
    }

    private static <T> Optional<T> value(
            Map<String, List<String>> parameters, String name, Function<String, Optional<T>> reader, String remedy) {
        if (!parameters.containsKey(name)) {
            return Optional.empty();
        }
        String text = parameters.get(name).get(0);
        Optional<T> value = reader.apply(text);
        if (value.isEmpty()) {
            throw Problem.invalid(name, text, remedy);
        }
        return value;
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(given -> !given.isBlank());
    }

    private static Optional<String> word(String text) {
        return Optional.of(text.strip()).filter(given -> !given.isEmpty() && given.length() <= MAX_WORD);
    }

    private static Optional<String> country(String text) {
        return Optional.of(text).filter(COUNTRY.asMatchPredicate());
    }

    private static Optional<SessionKind> kind(String text) {
        return Stream.of(SessionKind.values())
                .filter(kind -> kind.id().equals(text))
                .findFirst();
    }

    private static Optional<Integer> max(String text) {
        return Optional.of(text)
                .filter(NUMBER.asMatchPredicate())
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= MAX);
    }

    private static String states() {
        return Stream.of(Presence.values()).map(Presence::id).collect(Collectors.joining(", "));
    }

    private static String kinds() {
        return Stream.of(SessionKind.values()).map(SessionKind::id).collect(Collectors.joining(", "));
    }
}
