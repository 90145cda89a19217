package io.github.livesessions.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** When a session was checked, in milliseconds since 1970, and which node answered. */
public final class CheckTimes {

    private final NavigableMap<Long, Integer> nodes = new TreeMap<>();

    public void add(long at, int node) {
        nodes.put(at, node);
    }

    public int count() {
        return nodes.size();
    }

    /** How long it had been silent then; empty if it had not been checked yet. */
    public OptionalLong silenceAt(long at) {
        Long last = nodes.floorKey(at);
        return last == null ? OptionalLong.empty() : OptionalLong.of(at - last);
    }

    /** When it was checked for the last time. */
    public long last() {
        return nodes.lastKey();
    }

    /** The node that answered for the last time. */
    public int lastNode() {
        return nodes.lastEntry().getValue();
    }

    /** The longest time without a check between the first and the last. */
    public long longestGap() {
        List<Long> times = new ArrayList<>(nodes.keySet());
        long longest = 0;
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        return longest;
    }
}
