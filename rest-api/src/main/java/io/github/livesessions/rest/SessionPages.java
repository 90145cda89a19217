package io.github.livesessions.rest;

import io.github.livesessions.registry.store.ListedSession;
import io.github.livesessions.registry.store.ListedSession.Position;
import io.github.livesessions.registry.store.SessionFilter;
import io.github.livesessions.registry.store.SessionListing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills pages with the sessions that whoever asks may see. */
final class SessionPages {

    /**
     * Sessions that one request looks at. To somebody who may see few of many users a page can thus be short, even
     * empty, and still have a next one.
     */
    private static final int MAX_LOOKED_AT = 1_000;

    private final SessionListing listing;
    private final SessionViews views;

    SessionPages(SessionListing listing, SessionViews views) {
        this.listing = listing;
        this.views = views;
    }

    /** Those behind {@code after}, {@code max} at most. */
    Page<SessionView> page(SessionFilter filter, @Nullable Position after, int max) {
        List<ListedSession> items = new ArrayList<>();
        Position at = after;
        int lookedAt = 0;
        int atOnce = max + 1; // one more than is shown tells whether there is a next page
        while (lookedAt < MAX_LOOKED_AT) {
            List<ListedSession> read = listing.read(filter, at, atOnce);
            for (ListedSession one : read) {
                if (items.size() == max) {
                    return page(items, at);
                }
                if (views.shows(one)) {
                    items.add(one);
                }
                at = one.position();
            }
            if (read.size() < atOnce) {
                return page(items, null);
            }
            lookedAt += read.size();
        }
        return page(items, at);
    }

    private Page<SessionView> page(List<ListedSession> items, @Nullable Position next) {
        return new Page<>(views.of(items), next == null ? null : Cursor.write(next));
    }
}
