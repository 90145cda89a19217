package io.github.livesessions.bench.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order in which contenders are measured. */
public final class Rounds {

    private Rounds() {}

    /**
     * The contenders of one round: each round begins with another one, and every other turn runs backwards, so that
     * over {@code 2 * contenders.size()} rounds everyone has been at each place equally often.
     *
     * @param round counted from 0
     */
    public static <T> List<T> order(List<T> contenders, int round) {
        List<T> order = new ArrayList<>(contenders);
        Collections.rotate(order, -(round % contenders.size()));
        if (round / contenders.size() % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }
}
