package io.github.livesessions.registry.logout;

import io.github.livesessions.registry.ending.BackgroundRequest;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.events.Details;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.session.PersistentAuthenticatedClientSessionAdapter;
import org.keycloak.models.session.PersistentClientSessionModel;
import org.keycloak.models.session.PersistentUserSessionAdapter;
import org.keycloak.models.session.PersistentUserSessionModel;

/**
 * A session that is about to be removed, kept as Keycloak keeps one in its tables: its own code wants to see it when it tells
 * clients, and that is later, in another session of Keycloak.
 *
 * @param clients client sessions by the clients' ids
 */
record Departed(
        String realmId,
        String userId,
        URI baseUri,
        PersistentUserSessionModel userSession,
        Map<String, PersistentClientSessionModel> clients,
        boolean brokered) {

    /**
     * The first of the sessions, such as one before its offline twin, with those clients of all.
     *
     * @param clientIds of those who are to be told
     */
    static Departed of(KeycloakSession session, List<UserSessionModel> sessions, Collection<String> clientIds) {
        UserSessionModel first = sessions.get(0);
        Map<String, PersistentClientSessionModel> clients = clientIds.stream()
                .map(id -> sessions.stream()
                        .map(one -> one.getAuthenticatedClientSessionByClient(id))
                        .filter(Objects::nonNull)
                        .findFirst())
                .flatMap(Optional::stream)
                .map(one -> new PersistentAuthenticatedClientSessionAdapter(session, one).getUpdatedModel())
                .collect(Collectors.toMap(PersistentClientSessionModel::getClientId, Function.identity()));
        return new Departed(
                first.getRealm().getId(),
                first.getUser().getId(),
                session.getContext().getUri().getBaseUri(),
                new PersistentUserSessionAdapter(first).getUpdatedModel(),
                clients,
                first.getNote(Details.IDENTITY_PROVIDER) != null);
    }

    Set<String> clientIds() {
        return clients.keySet();
    }

    /** As it was, for a request that comes from nobody; empty where its realm is gone. */
    Optional<UserSessionModel> in(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return Optional.empty();
        }
        session.getContext().setHttpRequest(new BackgroundRequest(baseUri));
        session.getContext().setRealm(realm);
        Map<String, AuthenticatedClientSessionModel> clientSessions = new HashMap<>();
        UserSessionModel whole = new PersistentUserSessionAdapter(session, userSession, realm, userId, clientSessions);
        clients.forEach((id, kept) -> {
            ClientModel client = realm.getClientById(id);
            if (client != null) {
                clientSessions.put(
                        id, new PersistentAuthenticatedClientSessionAdapter(session, kept, realm, client, whole));
            }
        });
        return Optional.of(whole);
    }
}
