package io.github.livesessions.it.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Device;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.util.List;
import java.util.Map;

/** Access tokens of people who have some of a realm's administrators' roles. */
final class AdminTokens {

    private AdminTokens() {}

    static String of(Realm realm, String... roles) {
        return of(realm, realm.person(), roles);
    }

    static String of(Realm realm, Person person, String... roles) {
        for (String role : roles) {
            realm.server().admin().post(mappings(realm, person), List.of(named(realm, role)));
        }
        Client cli = new Client(realm.url(), "admin-cli", realm.url(), null);
        Device desk = Device.of(realm.server(), Agent.named("curl/8.14.1"), Origin.UNKNOWN);
        return desk.tokens(cli).grant(person).tokens().access();
    }

    static void revoke(Realm realm, Person person, String role) {
        realm.server().admin().delete(mappings(realm, person), List.of(named(realm, role)));
    }

    private static Map<String, String> named(Realm realm, String role) {
        JsonNode found = realm.server().admin().get(clients(realm) + "/" + management(realm) + "/roles/" + role);
        return Map.of("id", found.path("id").asText(), "name", role);
    }

    private static String mappings(Realm realm, Person person) {
        return "/" + realm.name() + "/users/" + person.id() + "/role-mappings/clients/" + management(realm);
    }

    private static String management(Realm realm) {
        return realm.server()
                .admin()
                .get(clients(realm) + "?clientId=realm-management")
                .path(0)
                .path("id")
                .asText();
    }

    private static String clients(Realm realm) {
        return "/" + realm.name() + "/clients";
    }
}
