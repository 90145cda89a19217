package io.github.livesessions.rest;

import io.github.livesessions.registry.store.SessionFilter;
import io.github.livesessions.registry.store.SessionFilter.Found;
import io.github.livesessions.registry.store.SessionSearch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

/** Puts what an administrator asks for into the tables' terms; what it names has to be of this realm. */
final class SessionSelection {

    private final Admin admin;
    private final SessionSearch search;

    SessionSelection(Admin admin) {
        this.admin = admin;
        this.search = new SessionSearch(admin.entities(), admin.realm().getId());
    }

    SessionFilter of(SessionQuery query) {
        if (query.userId() != null) {
            admin.mustView(admin.user(query.userId()));
        }
        return new SessionFilter(
                user(query),
                query.countryCode(),
                client(query.clientId()),
                query.kind(),
                query.state(),
                query.plan(),
                query.deviceId(),
                query.network(),
                found(query.word()));
    }

    /** A device is one account's: by its user its sessions are found at once. */
    private @Nullable String user(SessionQuery query) {
        if (query.deviceId() == null) {
            return query.userId();
        }
        UserModel owner = search.owner(query.deviceId()).map(admin::user).orElseThrow(() -> admin.unknown("device"));
        if (query.userId() != null && !query.userId().equals(owner.getId())) {
            throw admin.unknown("device");
        }
        return admin.mustView(owner).getId();
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

    private @Nullable Found found(@Nullable String word) {
        return word == null ? null : search.find(word, users(word));
    }

    /** As the console's own search for users finds them, wherever they are kept; a star would mean anything within. */
    private List<String> users(String word) {
        String plain = word.replaceAll("[*\"\\\\]", " ").strip();
        return plain.isEmpty()
                ? List.of()
                : admin.session()
                        .users()
                        .searchForUserStream(admin.realm(), Map.of(UserModel.SEARCH, plain), 0, SessionSearch.MAX)
                        .map(UserModel::getId)
                        .toList();
    }
}
