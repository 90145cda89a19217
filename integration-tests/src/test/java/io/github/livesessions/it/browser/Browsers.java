package io.github.livesessions.it.browser;

import io.github.livesessions.it.server.KeycloakServer;
import java.util.ArrayList;
import java.util.List;

/** The browsers that one test opens, each a device of its own. They close when the test ends. */
public final class Browsers {

    private final Chromium chromium;
    private final List<BrowserDevice> open = new ArrayList<>();

    Browsers(Chromium chromium) {
        this.chromium = chromium;
    }

    public BrowserDevice open(KeycloakServer server, Look look) {
        BrowserDevice device = BrowserDevice.in(chromium.context(look), server, look.address());
        open.add(device);
        return device;
    }

    List<BrowserDevice> all() {
        return List.copyOf(open);
    }
}
