package io.github.livesessions.rest;

import io.github.livesessions.registry.store.ListedSession;
import io.github.livesessions.registry.store.ListedSession.Position;
import io.github.livesessions.registry.store.SessionFilter;
import io.github.livesessions.registry.store.SessionListing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;

/** Fills pages with the sessions that the administrator may see. */
final class SessionPages {

    /**
     * Sessions that one request looks at. To somebody who may see few of many users a page can thus be short, even
     * empty, and still have a next one.
     */
    private static final int MAX_LOOKED_AT = 1_000;

    private final Admin admin;
    private final SessionViews views;

    SessionPages(Admin admin) {
        this.admin = admin;
        this.views = new SessionViews(admin);
    }

    Page<SessionView> page(SessionQuery query) {
        SessionFilter filter = filter(query);
        SessionListing listing =
                new SessionListing(admin.entities(), admin.realm().getId());
        List<SessionView> items = new ArrayList<>();
        Position at = query.after();
        int lookedAt = 0;
        int atOnce = query.max() + 1; // one more than is shown tells whether there is a next page
        while (lookedAt < MAX_LOOKED_AT) {
            List<ListedSession> read = listing.read(filter, at, atOnce);
            for (ListedSession one : read) {
                if (items.size() == query.max()) {
                    return page(items, at);
                }
                views.of(one).ifPresent(items::add);
                at = one.position();
            }
            if (read.size() < atOnce) {
                return page(items, null);
            }
            lookedAt += read.size();
        }
        return page(items, at);
    }

    private static Page<SessionView> page(List<SessionView> items, @Nullable Position next) {
        return new Page<>(items, next == null ? null : Cursor.write(next));
    }

    /** The filter in the tables' terms; what it names has to be of this realm, and the user one who may be seen. */
    private SessionFilter filter(SessionQuery query) {
        if (query.userId() != null) {
            admin.mustView(admin.user(query.userId()));
        }
        return new SessionFilter(query.userId(), query.countryCode(), client(query.clientId()), query.kind());
    }

    private @Nullable String client(@Nullable String clientId) {
        if (clientId == null) {
            return null;
        }
        ClientModel client = admin.realm().getClientByClientId(clientId);
        if (client == null) {
            throw admin.unknown("client");
        }
        return client.getId();
    }
}
