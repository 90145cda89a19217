package io.github.livesessions.rest;

import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.registry.store.EventListing;
import java.util.List;

/** Pages of the history. */
final class EventPages {

    private final EventListing listing;
    private final EventViews views;

    EventPages(EventListing listing, EventViews views) {
        this.listing = listing;
        this.views = views;
    }

    Page<EventView> page(EventQuery query) {
        List<SessionEvent> read = listing.read(query.filter(), query.after(), query.max() + 1);
        boolean more = read.size() > query.max();
        List<SessionEvent> shown = more ? read.subList(0, query.max()) : read;
        return new Page<>(
                shown.stream().map(views::of).toList(),
                more ? Cursor.write(EventListing.position(shown.get(shown.size() - 1))) : null);
    }
}
