package io.github.livesessions.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Options of a benchmark, {@code --name value} each. One that nobody asks for is refused before anything boots. */
final class Options {

    private final Map<String, String> given;

    private Options(Map<String, String> given) {
        this.given = given;
    }

    static Options parse(List<String> arguments, Set<String> known) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i).replaceFirst("^--", "");
            if (!arguments.get(i).startsWith("--") || !known.contains(name)) {
                throw new IllegalArgumentException(arguments.get(i) + " is no option here; there are --"
                        + String.join(", --", new TreeSet<>(known)));
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("--" + name + " needs a value");
            }
            given.put(name, arguments.get(i + 1));
        }
        return new Options(given);
    }

    String text(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return numbers(name, String.valueOf(otherwise)).get(0);
    }

    List<String> texts(String name, String otherwise) {
        return Stream.of(text(name, otherwise).split(",", -1))
                .map(String::strip)
                .toList();
    }

    List<Integer> numbers(String name, String otherwise) {
        return texts(name, otherwise).stream()
                .map(text -> {
                    try {
                        return Integer.valueOf(text);
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException("--" + name + " takes whole numbers, not " + text, e);
                    }
                })
                .toList();
    }
}
