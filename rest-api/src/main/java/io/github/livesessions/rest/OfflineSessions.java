package io.github.livesessions.rest;

import io.github.livesessions.core.presence.Presence;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.push.Acting;
import io.github.livesessions.registry.store.ListedSession;
import io.github.livesessions.registry.store.ListedSession.Position;
import io.github.livesessions.registry.store.SessionFilter;
import io.github.livesessions.registry.store.SessionListing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The sessions of a realm whose pages are silent, to be cleared away by an administrator. */
final class OfflineSessions {

    private static final int CHUNK = 200;

    /** Accounts are locked one after the other; what is more than this takes another request. */
    private static final int MAX = 1_000;

    private final Admin admin;

    OfflineSessions(Admin admin) {
        this.admin = admin;
    }

    /** Ends them, each account in a transaction of its own. */
    Ended end() {
        SessionListing listing =
                new SessionListing(admin.entities(), admin.realm().getId());
        SessionFilter offline = new SessionFilter(null, null, null, null, Presence.OFFLINE);
        int ended = 0;
        Position at = null;
        Set<String> seen = new LinkedHashSet<>();
        while (ended < MAX) {
            List<ListedSession> chunk = listing.read(offline, at, CHUNK);
            ended += end(chunk, seen);
            if (chunk.size() < CHUNK) {
                return told(ended, false);
            }
            at = chunk.get(chunk.size() - 1).position();
        }
        return told(ended, true);
    }

    private int end(List<ListedSession> chunk, Set<String> seen) {
        int ended = 0;
        for (ListedSession one : chunk) {
            String userId = one.session().userId();
            UserModel user = seen.add(userId) ? admin.user(userId) : null;
            if (mayManage(user)) {
                ended += KeycloakModelUtils.runJobInTransactionWithResult(
                        admin.session().getKeycloakSessionFactory(), own -> end(own, userId));
            }
        }
        return ended;
    }

    private boolean mayManage(@Nullable UserModel user) {
        return user != null && admin.users().canManage(user);
    }

    private int end(KeycloakSession own, String userId) {
        RealmModel realm = own.realms().getRealm(admin.realm().getId());
        own.getContext().setHttpRequest(admin.session().getContext().getHttpRequest());
        own.getContext().setRealm(realm);
        Acting.administrator(own, admin.userId());
        UserModel user = own.users().getUserById(realm, userId);
        return user == null ? 0 : own.getProvider(SessionRegistry.class).endOffline(realm, user, "", EndCause.ADMIN);
    }

    private Ended told(int ended, boolean more) {
        if (ended > 0) {
            admin.event()
                    .operation(OperationType.DELETE)
                    .resource(ResourceType.USER_SESSION)
                    .resourcePath(admin.session().getContext().getUri())
                    .success();
        }
        return new Ended(ended, more);
    }

    /**
     * What was done.
     *
     * @param more whether there may be others, for another request
     */
    record Ended(int ended, boolean more) {}
}
