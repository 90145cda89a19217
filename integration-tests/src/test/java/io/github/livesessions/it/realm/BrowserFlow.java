package io.github.livesessions.it.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.server.Admin;
import java.util.Map;

/** Builds a browser flow as an admin would, step by step: a first step of ours, then Keycloak's ways in. */
final class BrowserFlow {

    private static final String TOP = "browser-with-device";
    private static final String WAYS_IN = "ways-in";
    private static final String FORMS = "password-form";

    private final Admin admin;
    private final String realm;

    BrowserFlow(Admin admin, String realm) {
        this.admin = admin;
        this.realm = realm;
    }

    void beginWith(String authenticator) {
        admin.post(path("flows"), Map.of("alias", TOP, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
        step(TOP, authenticator);
        subFlow(TOP, WAYS_IN);
        step(WAYS_IN, "auth-cookie");
        step(WAYS_IN, "identity-provider-redirector");
        subFlow(WAYS_IN, FORMS);
        step(FORMS, "auth-username-password-form");
        for (JsonNode execution : admin.get(path("flows/" + TOP + "/executions"))) {
            boolean oneOfSeveral = execution.path("level").asInt() == 1;
            admin.put(
                    path("flows/" + TOP + "/executions"),
                    ((ObjectNode) execution).put("requirement", oneOfSeveral ? "ALTERNATIVE" : "REQUIRED"));
        }
        admin.put("/" + realm, Map.of("browserFlow", TOP));
    }

    private void step(String flow, String authenticator) {
        admin.post(path("flows/" + flow + "/executions/execution"), Map.of("provider", authenticator));
    }

    private void subFlow(String flow, String alias) {
        admin.post(
                path("flows/" + flow + "/executions/flow"),
                Map.of("alias", alias, "type", "basic-flow", "provider", "registration-page-form"));
    }

    private String path(String rest) {
        return "/" + realm + "/authentication/" + rest;
    }
}
