package io.github.livesessions.bench.corpus;

import io.github.livesessions.core.block.BlockVerdict;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How logins were judged by blocks, told apart by who really logged in. */
public final class Verdicts {

    /** Who logs in where a block stands. */
    public enum Who {
        BLOCKED_WITH_TRACES("blocked device with the cookie or key of the block"),
        BLOCKED_CLEARED("blocked device with neither"),
        BLOCKED_SILENT("blocked device with neither, shows no fingerprint"),
        KNOWN("another device, known"),
        NEW("another device, new or not recognized");

        private final String label;

        Who(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        boolean isBlocked() {
            return this != KNOWN && this != NEW;
        }
    }

    private final Map<Who, Map<BlockVerdict, Integer>> counts = new EnumMap<>(Who.class);
    private final Set<Integer> blocked = new HashSet<>();
    private final Set<Integer> escaped = new HashSet<>();

    void add(int device, Who who, BlockVerdict verdict) {
        if (who.isBlocked()) {
            blocked.add(device);
            if (verdict == BlockVerdict.CLEAR) {
                escaped.add(device);
            }
        }
        counts.computeIfAbsent(who, key -> new EnumMap<>(BlockVerdict.class)).merge(verdict, 1, Integer::sum);
    }

    public int of(Who who, BlockVerdict verdict) {
        return counts.getOrDefault(who, Map.of()).getOrDefault(verdict, 0);
    }

    public int of(Who who) {
        return counts.getOrDefault(who, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Blocked devices that tried to log in. */
    public int blocked() {
        return blocked.size();
    }

    /** Of these, those that got in at least once. */
    public int escaped() {
        return escaped.size();
    }

    /** Share of the blocked devices' logins that nothing held up: taken for another device. */
    public double splitRate() {
        return share(true, BlockVerdict.CLEAR);
    }

    /** Share of the other devices' logins that were suspected or refused: taken for the blocked one. */
    public double mergeRate() {
        return share(false, BlockVerdict.SUSPECT) + share(false, BlockVerdict.BLOCKED);
    }

    private double share(boolean blocked, BlockVerdict verdict) {
        int all = 0;
        int such = 0;
        for (Who who : Who.values()) {
            if (who.isBlocked() == blocked) {
                all += of(who);
                such += of(who, verdict);
            }
        }
        return all == 0 ? 0 : (double) such / all;
    }
}
