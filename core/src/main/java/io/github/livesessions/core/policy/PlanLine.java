package io.github.livesessions.core.policy;

import io.github.livesessions.core.plan.Notice;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.plan.WhenFull;
import io.github.livesessions.core.presence.Lifetime;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a plan from one line: its name, then its settings, as in {@code gold limit=5 when-full=ask roles=vip,'shop owner'}.
 * What holds a space or a comma stands in quotes.
 */
final class PlanLine {

    static final Setting<Integer> LIMIT = Setting.number("limit", 1, 1_000, "", Integer::valueOf, "Sessions at once.");
    static final Setting<WhenFull> WHEN_FULL =
            Setting.word("when-full", WhenFull.EVICT_LEAST_ACTIVE, "What happens to a login when the plan is full.");
    static final Setting<Notice> NOTICE =
            Setting.word("notice", Notice.NEVER, "When the choice page is shown though the plan is not full.");
    static final Setting<Set<String>> ROLES = new Setting<>(
            "roles",
            Setting.Kind.TEXT,
            "",
            null,
            List.of(),
            "give names of roles with commas between them, in quotes where a name holds a space or a comma",
            "Realm roles, or client.role, whose members are on the plan.",
            PlanLine::roles);
    static final Setting<Duration> IDLE = Setting.number(
            "idle-minutes", 1, 43_200, "", Duration::ofMinutes, "How long its people may do nothing, in minutes.");
    static final Setting<Duration> LONGEST = Setting.number(
            "max-minutes", 1, 525_600, "", Duration::ofMinutes, "How long its people's sessions live, in minutes.");
    private static final Map<String, Setting<?>> SETTINGS =
            List.of(LIMIT, WHEN_FULL, NOTICE, ROLES, IDLE, LONGEST).stream()
                    .collect(
                            Collectors.toMap(Setting::key, Function.identity(), (one, two) -> one, LinkedHashMap::new));

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._-]{0,38}[\\p{L}\\p{N}])?");

    private final String line;
    private final List<String> remedies = new ArrayList<>();
    private final Map<String, String> given = new LinkedHashMap<>();

    private PlanLine(String line) {
        this.line = line;
    }

    static List<Setting<?>> settings() {
        return List.copyOf(SETTINGS.values());
    }

    /** The plan that the line is; else {@code problems} has been told all that is wrong with it. */
    static Optional<Plan> read(String line, List<PolicyProblem> problems) {
        PlanLine reading = new PlanLine(line);
        Optional<Plan> plan = reading.plan();
        reading.remedies.forEach(remedy -> problems.add(new PolicyProblem(Settings.PLANS.key(), line, remedy)));
        return reading.remedies.isEmpty() ? plan : Optional.empty();
    }

    private Optional<Plan> plan() {
        Optional<List<String>> pieces = Quoted.split(line.strip(), ' ');
        if (pieces.isEmpty()) {
            remedies.add("close the quote");
            return Optional.empty();
        }
        String name = Normalizer.normalize(Quoted.bare(pieces.get().get(0)), Normalizer.Form.NFC);
        if (!NAME.matcher(name).matches()) {
            remedies.add("begin with the plan's name: up to 40 letters, digits, spaces, dots, hyphens and underscores,"
                    + " first and last a letter or digit, in quotes where there is a space");
        }
        pieces.get().stream().skip(1).filter(piece -> !piece.isEmpty()).forEach(this::take);
        WhenFull whenFull = value(WHEN_FULL).orElseGet(WHEN_FULL::byDefault);
        Notice notice = value(NOTICE).orElseGet(NOTICE::byDefault);
        Set<String> roles = value(ROLES).orElse(Set.of());
        Lifetime lifetime =
                new Lifetime(value(IDLE).orElse(null), value(LONGEST).orElse(null));
        if (!given.containsKey(LIMIT.key())) {
            remedies.add("limit is missing; " + LIMIT.remedy());
        }
        return value(LIMIT).map(limit -> new Plan(name, limit, whenFull, notice, roles, lifetime));
    }

    private void take(String piece) {
        int equals = piece.indexOf('=');
        String key = equals < 0 ? piece : piece.substring(0, equals);
        if (!SETTINGS.containsKey(key)) {
            remedies.add("'" + key + "' is no setting of a plan; known are " + String.join(", ", SETTINGS.keySet()));
        } else if (equals < 0) {
            remedies.add(key + " has no value; write " + key + "=...");
        } else if (given.putIfAbsent(key, piece.substring(equals + 1)) != null) {
            remedies.add(key + " is given twice; give it once");
        }
    }

    private <T> Optional<T> value(Setting<T> setting) {
        String text = given.get(setting.key());
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value = setting.reading().apply(text);
        if (value.isEmpty()) {
            remedies.add(setting.key() + " is '" + text + "'; " + setting.remedy());
        }
        return value;
    }

    private static Optional<Set<String>> roles(String text) {
        return Quoted.split(text, ',')
                .map(pieces -> pieces.stream().map(Quoted::bare).collect(Collectors.toSet()))
                .filter(roles -> roles.stream().noneMatch(String::isBlank));
    }
}
