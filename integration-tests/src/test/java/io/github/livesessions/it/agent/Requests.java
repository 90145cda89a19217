package io.github.livesessions.it.agent;

import com.microsoft.playwright.BrowserContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What all tabs of one browser ask of the agent's endpoints. */
final class Requests {

    private final List<String> urls = new CopyOnWriteArrayList<>();

    private Requests() {}

    static Requests of(BrowserContext context) {
        Requests requests = new Requests();
        context.onRequest(request -> requests.urls.add(request.method() + " " + request.url()));
        return requests;
    }

    /** How many streams were opened. */
    long streams() {
        return count("GET", "/me/stream");
    }

    /** How many checks were sent. */
    long checks() {
        return count("POST", "/beacon");
    }

    private long count(String method, String path) {
        return urls.stream()
                .filter(url -> url.startsWith(method + " ") && url.contains("/live-sessions" + path))
                .count();
    }
}
