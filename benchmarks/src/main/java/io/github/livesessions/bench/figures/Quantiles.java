package io.github.livesessions.bench.figures;

import java.util.Arrays;
import java.util.Collection;

/** Quantiles of measured values. */
public final class Quantiles {

    private final double[] sorted;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    public static Quantiles of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static Quantiles of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("No values, no quantiles");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    public double median() {
        return at(0.5);
    }

    public double least() {
        return sorted[0];
    }

    public double most() {
        return sorted[sorted.length - 1];
    }

    /** The value below which the {@code share}, from 0 to 1, of all values lies; between two values, a mix of both. */
    public double at(double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = (int) Math.ceil(position);
        return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
    }
}
