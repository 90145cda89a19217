package io.github.livesessions.it.ways;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Realm;
import io.github.livesessions.it.server.Admin;

/** Turns on what a client may do beside logging people in. */
final class ClientSwitches {

    private ClientSwitches() {}

    static void on(Realm realm, Client client, String... attributes) {
        Admin admin = realm.server().admin();
        String clients = "/" + realm.name() + "/clients";
        JsonNode found = admin.get(clients + "?clientId=" + client.id()).path(0);
        ObjectNode changed = found.deepCopy();
        for (String attribute : attributes) {
            String[] parts = attribute.split("=", 2);
            changed.withObject("attributes").put(parts[0], parts[1]);
        }
        admin.put(clients + "/" + found.path("id").asText(), changed);
    }
}
