package io.github.livesessions.it.browser;

import io.github.livesessions.it.server.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The browsers that one test opens, each a device of its own. They close when the test ends. */
public final class Browsers {

    private final Chromium chromium;
    private final List<BrowserDevice> open = new ArrayList<>();

    Browsers(Chromium chromium) {
        this.chromium = chromium;
    }

    public BrowserDevice open(KeycloakServer server, Look look) {
        BrowserDevice device = BrowserDevice.in(chromium.context(look), server, look.address(), look.scripts());
        open.add(device);
        return device;
    }

    /** A browser whose requests are not touched on their way, since Chromium keeps nothing of what it is asked about. */
    public BrowserDevice openUntouched(Look look) {
        BrowserDevice device = BrowserDevice.in(chromium.context(look), look.scripts());
        open.add(device);
        return device;
    }

    /** Host and port of every request of all these browsers. */
    public Set<String> hosts() {
        return open.stream().flatMap(device -> device.hosts().stream()).collect(Collectors.toSet());
    }

    List<BrowserDevice> all() {
        return List.copyOf(open);
    }
}
