package io.github.livesessions.listener;

import io.github.livesessions.core.device.AgentKind;
import io.github.livesessions.registry.device.TokenHolder;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.visit.Agents;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.util.TokenUtil;

/** A client has redeemed a code for tokens. A public one has nothing to prove itself by: its program is remembered. */
final class Redemption {

    private final KeycloakSession session;
    private final RealmModel realm;

    Redemption(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** Notes it on the session and on its offline twin: Keycloak has made that by now, from what the session had. */
    void note(Event event) {
        ClientModel client = realm.getClientByClientId(event.getClientId());
        if (client == null
                || !client.isPublicClient()
                || event.getSessionId() == null
                || PolicyComponent.of(realm).isEmpty()) {
            return;
        }
        AgentKind kind = new Agents(session).kind();
        note(session.sessions().getUserSession(realm, event.getSessionId()), client, kind);
        if (isOffline(event)) {
            note(session.sessions().getOfflineUserSession(realm, event.getSessionId()), client, kind);
        }
    }

    private static boolean isOffline(Event event) {
        return event.getDetails() != null
                && TokenUtil.TOKEN_TYPE_OFFLINE.equals(event.getDetails().get(Details.REFRESH_TOKEN_TYPE));
    }

    private static void note(@Nullable UserSessionModel session, ClientModel client, AgentKind kind) {
        AuthenticatedClientSessionModel tokens =
                session == null ? null : session.getAuthenticatedClientSessionByClient(client.getId());
        if (tokens != null) {
            TokenHolder.note(tokens, kind);
        }
    }
}
