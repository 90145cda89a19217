package io.github.livesessions.registry.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a required action is registered. */
record ActionState(String alias, boolean enabled, int priority) {

    private static final Pattern TEXT = Pattern.compile("([a-z-]+):(on|off):(-?[0-9]{1,8})");

    /** All that a text tells of; what is not understood is not among them. */
    static List<ActionState> read(String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(ActionState::one)
                .flatMap(Optional::stream)
                .toList();
    }

    String text() {
        return alias + ':' + (enabled ? "on" : "off") + ':' + priority;
    }

    private static Optional<ActionState> one(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new ActionState(
                        matcher.group(1), matcher.group(2).equals("on"), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }
}
