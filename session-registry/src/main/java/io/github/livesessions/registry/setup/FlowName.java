package io.github.livesessions.registry.setup;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How the copy of a flow is called. */
final class FlowName {

    private static final String ADDED = " with live sessions";
    private static final Pattern OURS = Pattern.compile(ADDED + "( [0-9]{1,3})?$");

    /** Keycloak's column takes 255, and sub-flows are called after the copy and the original. */
    private static final int MAX = 120;

    private FlowName() {}

    /** The name of a copy of {@code original} that no flow has yet. */
    static String free(String original, Predicate<String> taken) {
        String plain = OURS.matcher(original).replaceFirst("");
        String name = plain.substring(0, Math.min(plain.length(), MAX)) + ADDED;
        String free = name;
        for (int number = 2; taken.test(free); number++) {
            free = name + ' ' + number;
        }
        return free;
    }
}
