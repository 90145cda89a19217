package io.github.livesessions.rest;

import io.github.livesessions.registry.store.ListedSession.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads on in a list until a page is full of what whoever asks may see.
 *
 * @param reader what stands behind a position, so many at most; null is the beginning
 * @param position where one stands
 * @param visible whether one may be seen
 */
record Lookahead<T>(
        BiFunction<@Nullable Position, Integer, List<T>> reader, Function<T, Position> position, Predicate<T> visible) {

    /**
     * How many one request looks at. To somebody who may see few of many users a page can thus be short, even empty, and
     * still have a next one.
     */
    private static final int MAX_LOOKED_AT = 1_000;

    /** Those behind {@code after}, {@code max} at most. */
    Cut<T> page(@Nullable Position after, int max) {
        List<T> items = new ArrayList<>();
        Position at = after;
        int lookedAt = 0;
        int atOnce = max + 1; // one more than is shown tells whether there is a next page
        while (lookedAt < MAX_LOOKED_AT) {
            List<T> read = reader.apply(at, atOnce);
            for (T one : read) {
                if (items.size() == max) {
                    return new Cut<>(items, at);
                }
                if (visible.test(one)) {
                    items.add(one);
                }
                at = position.apply(one);
            }
            if (read.size() < atOnce) {
                return new Cut<>(items, null);
            }
            lookedAt += read.size();
        }
        return new Cut<>(items, at);
    }

    /**
     * What is to be shown.
     *
     * @param next where to read on; null at the end of the list
     */
    record Cut<T>(List<T> items, @Nullable Position next) {

        /** As a page of the views of these. */
        <V> Page<V> of(List<V> views) {
            return new Page<>(views, next == null ? null : Cursor.write(next));
        }
    }
}
