package io.github.livesessions.rest;

import io.github.livesessions.registry.store.ListedSession.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a request's address, read strictly: what is not understood is a problem that names it. */
final class Parameters {

    /** Those that choose a page of a list. */
    static final List<String> PAGE = List.of("after", "max");

    private static final int DEFAULT_MAX = 50;
    private static final int MAX = 100;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    private final Map<String, List<String>> given;

    Parameters(Map<String, List<String>> given) {
        this.given = new TreeMap<>(given);
    }

    /** Asks that all of them are known, and given once. */
    void mustBe(List<String> known) {
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Problem.unknownParameter(name, String.join(", ", known));
            }
            if (values.size() != 1) {
                throw Problem.invalid(name, String.join(", ", values), "give it once");
            }
        });
    }

    /**
     * The value of one of them; empty where it is not given.
     *
     * @param remedy what to give instead of what is not understood
     */
    <T> Optional<T> value(String name, Function<String, Optional<T>> reader, String remedy) {
        if (!given.containsKey(name)) {
            return Optional.empty();
        }
        String text = given.get(name).get(0);
        Optional<T> value = reader.apply(text);
        if (value.isEmpty()) {
            throw Problem.invalid(name, text, remedy);
        }
        return value;
    }

    /** Where the page before ended; null for the first page. */
    @Nullable
    Position after() {
        return value("after", Cursor::read, "give the 'next' of the page before, or nothing")
                .orElse(null);
    }

    /** How much a page holds at most. */
    int max() {
        return value("max", Parameters::number, "give a whole number from 1 to " + MAX)
                .orElse(DEFAULT_MAX);
    }

    static Optional<String> text(String text) {
        return Optional.of(text).filter(given -> !given.isBlank());
    }

    static Optional<String> country(String text) {
        return Optional.of(text).filter(COUNTRY.asMatchPredicate());
    }

    private static Optional<Integer> number(String text) {
        return Optional.of(text)
                .filter(NUMBER.asMatchPredicate())
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= MAX);
    }
}
