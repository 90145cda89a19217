package io.github.livesessions.registry.setup;

import io.github.livesessions.core.text.Word;

/** What a realm's setup consists of. */
public enum Part implements Word {
    POLICY("policy"),
    GATE("gate"),
    BROWSER_FLOW("browser-flow"),
    DIRECT_GRANT_FLOW("direct-grant-flow"),
    REGISTRATION_FLOW("registration-flow"),
    RESET_CREDENTIALS_FLOW("reset-credentials-flow"),
    FIRST_BROKER_FLOW("first-broker-flow"),
    POST_BROKER_FLOW("post-broker-flow"),
    LISTENER("listener"),
    ACCOUNT_THEME("account-theme"),
    ADMIN_THEME("admin-theme"),
    LOGIN_THEME("login-theme"),
    USER_PROFILE_PLAN("user-profile-plan"),
    REALM_SETTINGS("realm-settings"),
    SUPPORT_CONTACT("support-contact"),
    DPOP("dpop"),
    GEO_FILE("geo-file"),
    AUDIT_KEYS("audit-keys"),
    PROXY("proxy"),
    HTTPS("https"),
    MAIL("mail"),
    CLUSTER("cluster");

    private final String id;

    Part(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
