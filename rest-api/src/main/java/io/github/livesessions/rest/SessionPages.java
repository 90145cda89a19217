package io.github.livesessions.rest;

import io.github.livesessions.registry.store.ListedSession;
import io.github.livesessions.registry.store.ListedSession.Position;
import io.github.livesessions.registry.store.SessionFilter;
import io.github.livesessions.registry.store.SessionListing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills pages with the sessions that whoever asks may see. */
final class SessionPages {

    private final SessionListing listing;
    private final SessionViews views;

    SessionPages(SessionListing listing, SessionViews views) {
        this.listing = listing;
        this.views = views;
    }

    /** Those behind {@code after}, {@code max} at most. */
    Page<SessionView> page(SessionFilter filter, @Nullable Position after, int max) {
        Lookahead<ListedSession> lookahead = new Lookahead<>(
                (at, count) -> views.foreseen(listing.read(filter, at, count)), ListedSession::position, views::shows);
        Lookahead.Cut<ListedSession> cut = lookahead.page(after, max);
        List<SessionView> shown = views.of(cut.items());
        return cut.of(shown);
    }
}
