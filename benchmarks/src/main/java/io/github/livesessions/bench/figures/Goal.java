package io.github.livesessions.bench.figures;

import java.util.Locale;
import java.util.Optional;

/**
 * What a ratio or a count was promised to be at most.
 *
 * @param name what is promised, as the report says it
 */
public record Goal(String name, double atMost) {

    public String verdict(double value) {
        return verdict(value, Optional.empty());
    }

    /**
     * The verdict of a run that may say nothing.
     *
     * @param doubt why it says nothing
     */
    public String verdict(double value, Optional<String> doubt) {
        return String.format(
                Locale.ROOT,
                "%s: %.2f, promised at most %.2f: %s",
                name,
                value,
                atMost,
                doubt.map(why -> "this run says nothing, for " + why).orElse(value <= atMost ? "met" : "MISSED"));
    }
}
