package io.github.livesessions.it.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.server.Admin;

/** A client whose pages may speak with Keycloak themselves. */
final class PageClient {

    private PageClient() {}

    /** Names the applications' origin among the web origins of a client that the realm has. */
    static Client of(Realm realm, String id, Apps apps) {
        Admin admin = realm.server().admin();
        String clients = "/" + realm.name() + "/clients";
        JsonNode found = admin.get(clients + "?clientId=" + id).path(0);
        ObjectNode changed = found.deepCopy();
        changed.putArray("webOrigins").add(apps.address().toString());
        admin.put(clients + "/" + found.path("id").asText(), changed);
        return realm.client(id, apps);
    }
}
