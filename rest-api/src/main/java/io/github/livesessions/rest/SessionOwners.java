package io.github.livesessions.rest;

import io.github.livesessions.registry.store.SessionListing;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** Tells whose a session is: as we have recorded it, or as Keycloak knows one that we never saw. */
final class SessionOwners {

    private final Admin admin;

    SessionOwners(Admin admin) {
        this.admin = admin;
    }

    Optional<UserModel> of(String sessionId) {
        return new SessionListing(admin.entities(), admin.realm().getId())
                .owner(sessionId)
                .map(admin::user)
                .or(() -> Stream.of(
                                admin.session().sessions().getUserSession(admin.realm(), sessionId),
                                admin.session().sessions().getOfflineUserSession(admin.realm(), sessionId))
                        .filter(Objects::nonNull)
                        .map(UserSessionModel::getUser)
                        .filter(Objects::nonNull)
                        .findFirst());
    }
}
