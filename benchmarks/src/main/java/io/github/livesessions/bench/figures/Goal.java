package io.github.livesessions.bench.figures;

import java.util.Locale;

/**
 * What a ratio or a count was promised to be at most.
 *
 * @param name what is promised, as the report says it
 */
public record Goal(String name, double atMost) {

    /** The widest spread of A/A pairs at which a run says anything about a ratio. */
    public static final double WIDEST_SPREAD = 0.20;

    public String verdict(double value) {
        return String.format(
                Locale.ROOT,
                "%s: %.2f, promised at most %.2f: %s",
                name,
                value,
                atMost,
                value <= atMost ? "met" : "MISSED");
    }

    /** The same of a ratio, which says nothing where two equal servers differ too much. */
    public String verdict(double value, double spread) {
        return spread <= WIDEST_SPREAD
                ? verdict(value)
                : String.format(
                        Locale.ROOT,
                        "%s: %.2f, promised at most %.2f: this run says nothing, its A/A spread is %.0f %%",
                        name,
                        value,
                        atMost,
                        100 * spread);
    }
}
