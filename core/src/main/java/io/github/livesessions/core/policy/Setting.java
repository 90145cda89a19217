package io.github.livesessions.core.policy;

import io.github.livesessions.core.text.PlainText;
import io.github.livesessions.core.text.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a policy or of a plan: what it may be, and what it is where nothing is said.
 *
 * @param standard the value where none is given, as it would be written; empty for nothing at all
 * @param range what a number may be; null for what is none
 * @param words all that it may be, if that is a closed list; else empty
 * @param remedy what to write instead of a wrong value
 * @param meaning one sentence for who fills in a form
 * @param reading the value that a text means, if it is one
 */
public record Setting<T>(
        String key,
        Kind kind,
        String standard,
        @Nullable Range range,
        List<String> words,
        String remedy,
        String meaning,
        Function<String, Optional<T>> reading) {

    /** The whole numbers from {@code min} to {@code max}. */
    public record Range(int min, int max) {}

    /** What a form has to offer for a setting. */
    public enum Kind {
        WORD,
        NUMBER,
        TEXT,
        /** Any number of texts, each a value of its own. */
        LINES
    }

    /** One of the words of an enum. */
    static <E extends Enum<E> & Word> Setting<E> word(String key, E standard, String meaning) {
        Class<E> list = standard.getDeclaringClass();
        List<String> words =
                Arrays.stream(list.getEnumConstants()).map(Word::id).toList();
        int last = words.size() - 1;
        String remedy = "use " + String.join(", ", words.subList(0, last)) + " or " + words.get(last);
        return new Setting<>(key, Kind.WORD, standard.id(), null, words, remedy, meaning, text -> Word.of(list, text));
    }

    /** A whole number from {@code min} to {@code max}, and what it counts. */
    static <T> Setting<T> number(String key, int min, int max, String standard, IntFunction<T> unit, String meaning) {
        return new Setting<>(
                key,
                Kind.NUMBER,
                standard,
                new Range(min, max),
                List.of(),
                "give a whole number from " + min + " to " + max,
                meaning,
                text -> number(text, min, max).map(unit::apply));
    }

    /** Free text, made printable and cut to {@code maxLength} characters. */
    static Setting<String> text(String key, int maxLength, String meaning) {
        return new Setting<>(
                key,
                Kind.TEXT,
                "",
                null,
                List.of(),
                "give one line of text",
                meaning,
                text -> Optional.of(Objects.requireNonNullElse(PlainText.clip(text, maxLength), "")));
    }

    /** Several texts. */
    static Setting<String> lines(String key, String meaning) {
        return new Setting<>(key, Kind.LINES, "", null, List.of(), "give one line for each", meaning, Optional::of);
    }

    /**
     * What it is where nothing is said.
     *
     * @throws IllegalStateException for a setting that has to be given
     */
    T byDefault() {
        return reading.apply(standard).orElseThrow(() -> new IllegalStateException(key + " has no default"));
    }

    private static Optional<Integer> number(String text, int min, int max) {
        if (!text.matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number < min || number > max ? Optional.empty() : Optional.of(number);
    }
}
