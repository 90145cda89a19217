package io.github.livesessions.bench.figures;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Ratios of two contenders that were measured one after the other, a pair for each round. What drifts on the machine
 * drifts for both halves of a pair, so the median of the ratios is worth more than the ratio of the means.
 *
 * @param ratios one for each round; above 1 the measured one is dearer than its base
 */
public record Pairs(List<Double> ratios) {

    private static final int RESAMPLES = 10_000;

    public Pairs {
        if (ratios.isEmpty()) {
            throw new IllegalArgumentException("No pairs were measured");
        }
        ratios = List.copyOf(ratios);
    }

    /** Pairs each value with the base of the same round. */
    public static Pairs of(List<Double> measured, List<Double> base) {
        if (measured.size() != base.size()) {
            throw new IllegalArgumentException(measured.size() + " values against " + base.size());
        }
        return new Pairs(IntStream.range(0, base.size())
                .mapToObj(round -> measured.get(round) / base.get(round))
                .toList());
    }

    public double median() {
        return Quantiles.of(ratios).median();
    }

    /** Bounds within which the median lies with 95 %, by drawing the pairs again and again. */
    public Bounds likelyMedian() {
        SplittableRandom random = new SplittableRandom(1);
        double[] medians = new double[RESAMPLES];
        double[] drawn = new double[ratios.size()];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = ratios.get(random.nextInt(drawn.length));
            }
            medians[i] = Quantiles.of(drawn).median();
        }
        Quantiles all = Quantiles.of(medians);
        return new Bounds(all.at(0.025), all.at(0.975));
    }

    /** From the least to the largest ratio of all rounds. */
    public Bounds range() {
        Quantiles all = Quantiles.of(ratios);
        return new Bounds(all.least(), all.most());
    }

    /**
     * How far four of five pairs lie from 1 at most. For two contenders that are the same, this is what the machine adds
     * to every ratio of the run. Not the extremes: those would grow with the number of rounds.
     */
    public double spread() {
        Quantiles all = Quantiles.of(ratios);
        return Math.max(Math.abs(all.at(0.1) - 1), Math.abs(all.at(0.9) - 1));
    }

    /** A lower and an upper bound. */
    public record Bounds(double from, double to) {}
}
