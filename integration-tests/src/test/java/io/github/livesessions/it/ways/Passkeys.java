package io.github.livesessions.it.ways;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** Lets a window's authenticator say yes to everything, as a finger on the sensor would. */
final class Passkeys {

    private Passkeys() {}

    static void hold(com.microsoft.playwright.Page page) {
        CDPSession chromium = page.context().newCDPSession(page);
        chromium.send("WebAuthn.enable");
        JsonObject kind = new JsonObject();
        kind.addProperty("protocol", "ctap2");
        kind.addProperty("transport", "internal");
        kind.addProperty("hasResidentKey", true);
        kind.addProperty("hasUserVerification", true);
        kind.addProperty("isUserVerified", true);
        kind.addProperty("automaticPresenceSimulation", true);
        JsonObject options = new JsonObject();
        options.add("options", kind);
        chromium.send("WebAuthn.addVirtualAuthenticator", options);
    }
}
