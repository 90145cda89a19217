package io.github.livesessions.it.realm;

import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.server.KeycloakServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A realm to be. Its name is fresh, its passwords are cheap to check, and it speaks the six languages. */
public final class RealmDraft {

    private static final String POLICY_PROVIDER = "io.github.livesessions.registry.policy.PolicyProvider";
    private static final String POLICY = "live-sessions-policy";

    private final String name = "r-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, Object> representation = new HashMap<>();
    private final List<Map<String, Object>> clients = new ArrayList<>();
    private boolean deviceStep;

    private RealmDraft() {
        representation.put("realm", name);
        representation.put("enabled", true);
        representation.put("sslRequired", "none");
        representation.put("eventsEnabled", true);
        representation.put("adminEventsEnabled", true);
        representation.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
        representation.put("internationalizationEnabled", true);
        representation.put("supportedLocales", List.of("en", "de", "fr", "es", "ar", "ja"));
        representation.put("defaultLocale", "en");
    }

    public static RealmDraft draft() {
        return new RealmDraft();
    }

    /** Gates the realm from its first moment, as an imported realm is. */
    public RealmDraft gated(Policy policy) {
        representation.put("components", Map.of(POLICY_PROVIDER, List.of(component(policy))));
        return this;
    }

    /** Puts the device step before everything else in the browser flow. */
    public RealmDraft withDeviceStep() {
        deviceStep = true;
        return this;
    }

    /** Any other field of Keycloak's realm representation. */
    public RealmDraft with(String field, Object value) {
        representation.put(field, value);
        return this;
    }

    /** A public client that logs people in and may use the password grant. */
    public RealmDraft client(String id, Apps apps) {
        Map<String, Object> client = confidential(id, apps);
        client.put("publicClient", true);
        client.remove("secret");
        clients.add(client);
        return this;
    }

    /** A public client to which people have to consent first. */
    public RealmDraft clientAskingConsent(String id, Apps apps) {
        client(id, apps);
        clients.get(clients.size() - 1).put("consentRequired", true);
        return this;
    }

    /** A public client that wants to hear when its sessions end. */
    public RealmDraft clientToldOfLogout(String id, Apps apps, KeycloakServer server) {
        client(id, apps);
        clients.get(clients.size() - 1)
                .put(
                        "attributes",
                        Map.of(
                                "backchannel.logout.url",
                                server.fromInside(apps.backChannelLogout(id)).toString(),
                                "backchannel.logout.session.required",
                                "true"));
        return this;
    }

    /** A confidential client with a service account; its secret is its id. */
    public RealmDraft service(String id, Apps apps) {
        Map<String, Object> client = confidential(id, apps);
        client.put("serviceAccountsEnabled", true);
        clients.add(client);
        return this;
    }

    /** The name that the realm is to have. */
    public String name() {
        return name;
    }

    public Realm create(KeycloakServer server) {
        // an identity provider's client sends people back to Keycloak itself
        clients.forEach(client -> client.merge("redirectUris", List.of(server.baseUrl() + "/*"), RealmDraft::joined));
        representation.put("clients", clients);
        server.admin().post("", representation);
        Realm realm = new Realm(server, name);
        if (deviceStep) {
            new BrowserFlow(server.admin(), name).beginWith("live-sessions-device");
        }
        return realm;
    }

    static Map<String, Object> component(Policy policy) {
        Map<String, Object> component = new HashMap<>();
        component.put("name", "live-sessions");
        component.put("providerId", POLICY);
        component.put("config", policy.config());
        return component;
    }

    /** The same, as the admin REST takes it for a realm that exists. */
    static Map<String, Object> typedComponent(Policy policy) {
        Map<String, Object> component = component(policy);
        component.put("providerType", POLICY_PROVIDER);
        return component;
    }

    private static Map<String, Object> confidential(String id, Apps apps) {
        Map<String, Object> client = new HashMap<>();
        client.put("clientId", id);
        client.put("enabled", true);
        client.put("secret", id);
        client.put("redirectUris", List.of(apps.address() + "/*"));
        client.put("directAccessGrantsEnabled", true);
        client.put("standardFlowEnabled", true);
        client.put("fullScopeAllowed", true);
        return client;
    }

    private static List<Object> joined(Object some, Object others) {
        List<Object> all = new ArrayList<>((List<?>) some);
        all.addAll((List<?>) others);
        return all;
    }
}
