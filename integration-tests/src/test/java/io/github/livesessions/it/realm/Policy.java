package io.github.livesessions.it.realm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The configuration of the gate: what an admin enters. No key at all means Free 2, PRO 10 and Enterprise 25. */
public record Policy(Map<String, List<String>> config) {

    public Policy {
        config = Map.copyOf(config);
    }

    /** The plans that come with the setup. */
    public static Policy usual() {
        return new Policy(Map.of());
    }

    /** One session per user; a second login is asked what to do. */
    public static Policy onePerUser() {
        return limit(1, "ask");
    }

    /** One plan for everybody. */
    public static Policy limit(int sessions, String whenFull) {
        return usual().plan("single limit=" + sessions + " when-full=" + whenFull);
    }

    /** With one plan more, written as an admin writes it. */
    public Policy plan(String line) {
        List<String> plans = new ArrayList<>(config.getOrDefault("plans", List.of()));
        plans.add(line);
        return with("plans", plans);
    }

    public Policy with(String key, String... values) {
        return with(key, List.of(values));
    }

    private Policy with(String key, List<String> values) {
        Map<String, List<String>> more = new TreeMap<>(config);
        more.put(key, values);
        return new Policy(more);
    }
}
