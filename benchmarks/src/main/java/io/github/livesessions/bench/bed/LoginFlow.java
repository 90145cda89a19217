package io.github.livesessions.bench.bed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.livesessions.it.server.Admin;
import java.util.Map;
import java.util.Optional;

/**
 * Keycloak's usual browser flow, step for step the same for everyone who is compared. A flow of our own rather than the
 * built-in one, since neither a step before it nor one after its password can be added to that.
 *
 * @param first a step before everything else
 * @param limiter the configuration of Keycloak's limiter after the password
 */
record LoginFlow(Optional<String> first, Optional<Limit> limiter) {

    private static final String TOP = "measured";
    private static final String WAYS_IN = "ways-in";
    private static final String FORMS = "password-form";
    private static final String SECOND_FACTOR = "second-factor";

    private static final Map<String, String> REQUIREMENTS = Map.of(
            "auth-cookie",
            "ALTERNATIVE",
            "identity-provider-redirector",
            "ALTERNATIVE",
            FORMS,
            "ALTERNATIVE",
            SECOND_FACTOR,
            "CONDITIONAL",
            "auth-otp-form",
            "ALTERNATIVE");

    static LoginFlow plain() {
        return new LoginFlow(Optional.empty(), Optional.empty());
    }

    static LoginFlow limited(Limit limit) {
        return new LoginFlow(Optional.empty(), Optional.of(limit));
    }

    static LoginFlow withDeviceStep() {
        return new LoginFlow(Optional.of("live-sessions-device"), Optional.empty());
    }

    /** Makes the flow in {@code realm} and has browsers log in by it. */
    void bind(Admin admin, String realm) {
        String base = "/" + realm + "/authentication/";
        admin.post(
                base + "flows", Map.of("alias", TOP, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
        first.ifPresent(step -> step(admin, base, TOP, step));
        subFlow(admin, base, TOP, WAYS_IN);
        step(admin, base, WAYS_IN, "auth-cookie");
        step(admin, base, WAYS_IN, "identity-provider-redirector");
        subFlow(admin, base, WAYS_IN, FORMS);
        step(admin, base, FORMS, "auth-username-password-form");
        subFlow(admin, base, FORMS, SECOND_FACTOR);
        step(admin, base, SECOND_FACTOR, "conditional-user-configured");
        step(admin, base, SECOND_FACTOR, "auth-otp-form");
        limiter.ifPresent(limit -> configure(admin, base, step(admin, base, FORMS, "user-session-limits"), limit));
        require(admin, base + "flows/" + TOP + "/executions");
        admin.put("/" + realm, Map.of("browserFlow", TOP));
    }

    private static void configure(Admin admin, String base, String execution, Limit limit) {
        admin.post(
                base + "executions/" + execution + "/config",
                Map.of(
                        "alias",
                        "limit",
                        "config",
                        Map.of(
                                "userRealmLimit",
                                String.valueOf(limit.sessions()),
                                "userClientLimit",
                                "0",
                                "behavior",
                                limit.keycloaksBehaviour())));
    }

    private static void require(Admin admin, String executions) {
        for (JsonNode execution : admin.get(executions)) {
            String name = execution
                    .path("providerId")
                    .asText(execution.path("displayName").asText());
            admin.put(
                    executions,
                    ((ObjectNode) execution).put("requirement", REQUIREMENTS.getOrDefault(name, "REQUIRED")));
        }
    }

    private static String step(Admin admin, String base, String flow, String authenticator) {
        return admin.post(base + "flows/" + flow + "/executions/execution", Map.of("provider", authenticator));
    }

    private static void subFlow(Admin admin, String base, String flow, String alias) {
        admin.post(
                base + "flows/" + flow + "/executions/flow",
                Map.of("alias", alias, "type", "basic-flow", "provider", "registration-page-form"));
    }
}
