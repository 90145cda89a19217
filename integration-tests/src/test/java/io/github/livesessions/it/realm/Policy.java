package io.github.livesessions.it.realm;

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
        return usual().with("default-plan", "single")
                .with("plans.single.limit", String.valueOf(sessions))
                .with("plans.single.when-full", whenFull);
    }

    public Policy with(String key, String value) {
        Map<String, List<String>> more = new TreeMap<>(config);
        more.put(key, List.of(value));
        return new Policy(more);
    }
}
