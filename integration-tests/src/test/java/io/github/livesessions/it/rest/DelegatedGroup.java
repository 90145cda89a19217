package io.github.livesessions.it.rest;

import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.util.List;
import java.util.Map;

/** A group whose members somebody may see and manage, by a fine-grained permission and no role of Keycloak's. */
final class DelegatedGroup {

    private final Realm realm;
    private final String id;
    private final Person delegate;

    DelegatedGroup(Realm realm) {
        this.realm = realm;
        var admin = realm.server().admin();
        id = admin.post("/" + realm.name() + "/groups", Map.of("name", "desk"));
        delegate = realm.person();
        String permissions = admin.get("/" + realm.name() + "/clients?clientId=admin-permissions")
                .path(0)
                .path("id")
                .asText();
        String authorization = "/" + realm.name() + "/clients/" + permissions + "/authz/resource-server/";
        admin.post(
                authorization + "policy/user",
                Map.of("name", "the delegate", "logic", "POSITIVE", "users", List.of(delegate.id())));
        admin.post(
                authorization + "permission/scope",
                Map.of(
                        "name",
                        "members of the desk",
                        "resourceType",
                        "Groups",
                        "resources",
                        List.of(id),
                        "scopes",
                        List.of("view-members", "manage-members"),
                        "policies",
                        List.of("the delegate")));
        mayQuery();
    }

    /** Without it Keycloak shows no list of users at all. */
    private void mayQuery() {
        var admin = realm.server().admin();
        String management = admin.get("/" + realm.name() + "/clients?clientId=realm-management")
                .path(0)
                .path("id")
                .asText();
        String role = admin.get("/" + realm.name() + "/clients/" + management + "/roles/query-users")
                .path("id")
                .asText();
        admin.post(
                "/" + realm.name() + "/users/" + delegate.id() + "/role-mappings/clients/" + management,
                List.of(Map.of("id", role, "name", "query-users")));
    }

    AdminCaller delegate() {
        return AdminCaller.of(realm, realm, delegate);
    }

    void join(Person person) {
        realm.server().admin().put("/" + realm.name() + "/users/" + person.id() + "/groups/" + id, Map.of());
    }
}
