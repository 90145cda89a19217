package io.github.livesessions.bench.corpus;

import java.util.EnumMap;
import java.util.Map;

/** How often devices were taken for what they are not. */
public final class Confusions {

    private final Map<Happening, Integer> merges = new EnumMap<>(Happening.class);
    private final Map<Happening, Integer> splits = new EnumMap<>(Happening.class);
    private int logins;

    void login() {
        logins++;
    }

    void merge(Happening cause) {
        merges.merge(cause, 1, Integer::sum);
    }

    void split(Happening cause) {
        splits.merge(cause, 1, Integer::sum);
    }

    public int logins() {
        return logins;
    }

    /** Logins of a device that was taken for another one. */
    public int merges() {
        return sum(merges);
    }

    public int merges(Happening cause) {
        return merges.getOrDefault(cause, 0);
    }

    /** Logins of a device that was taken for a new one, though it had been here. */
    public int splits() {
        return sum(splits);
    }

    public int splits(Happening cause) {
        return splits.getOrDefault(cause, 0);
    }

    /** Share of all logins, from 0 to 1. */
    public double mergeRate() {
        return share(merges());
    }

    /** Share of all logins, from 0 to 1. */
    public double splitRate() {
        return share(splits());
    }

    private double share(int count) {
        return logins == 0 ? 0 : (double) count / logins;
    }

    private static int sum(Map<Happening, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
