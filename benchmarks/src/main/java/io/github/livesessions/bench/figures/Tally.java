package io.github.livesessions.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was counted by name in each of many equal operations. What belongs to the operation happens in most of them as
 * often; what goes on in the background happens in few.
 */
public final class Tally {

    private final List<Map<String, Long>> operations = new ArrayList<>();

    public void add(Map<String, Long> counted) {
        operations.add(Map.copyOf(counted));
    }

    /** How often each name belongs to one operation: the median over all, without those that do not. */
    public Map<String, Long> typical() {
        Map<String, Long> typical = new TreeMap<>();
        TreeSet<String> names = new TreeSet<>();
        operations.forEach(operation -> names.addAll(operation.keySet()));
        for (String name : names) {
            long[] counts = operations.stream()
                    .mapToLong(operation -> operation.getOrDefault(name, 0L))
                    .sorted()
                    .toArray();
            long median = counts[counts.length / 2];
            if (median > 0) {
                typical.put(name, median);
            }
        }
        return typical;
    }

    /** All that belongs to one operation. */
    public long total() {
        return typical().values().stream().mapToLong(Long::longValue).sum();
    }

    /** All that was counted for an operation, background work with it. */
    public double mean() {
        return operations.stream()
                .mapToLong(operation ->
                        operation.values().stream().mapToLong(Long::longValue).sum())
                .average()
                .orElse(0);
    }
}
