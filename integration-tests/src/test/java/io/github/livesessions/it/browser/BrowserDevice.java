package io.github.livesessions.it.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.KeycloakServer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** One browser profile with one window, in which somebody logs in. */
public final class BrowserDevice {

    private final BrowserContext context;
    private final Page page;
    private final Set<String> hosts;
    private final boolean scripts;

    private BrowserDevice(BrowserContext context, Page page, Set<String> hosts, boolean scripts) {
        this.context = context;
        this.page = page;
        this.hosts = hosts;
        this.scripts = scripts;
    }

    static BrowserDevice in(BrowserContext context, KeycloakServer server, String address, boolean scripts) {
        String keycloak = server.baseUrl().getAuthority();
        // only Keycloak hears of the address; applications and third parties would not get it from a proxy either
        context.route(url -> keycloak.equals(URI.create(url).getAuthority()), route -> forward(route, address));
        return in(context, scripts);
    }

    static BrowserDevice in(BrowserContext context, boolean scripts) {
        BrowserDevice device = new BrowserDevice(context, context.newPage(), new ConcurrentSkipListSet<>(), scripts);
        context.onRequest(request -> {
            URI url = URI.create(request.url().split("[?#]", 2)[0]);
            if (url.getAuthority() != null) {
                device.hosts.add(url.getAuthority());
            }
        });
        return device;
    }

    public Page page() {
        return page;
    }

    /** Host and port of every request so far, to Keycloak, the applications and anywhere else. */
    public Set<String> hosts() {
        return Set.copyOf(hosts);
    }

    /** Logs {@code person} in, up to what comes after name and password. */
    public BrowserDevice login(Client client, Person person, String... parameters) {
        open(client, parameters);
        return enter(person);
    }

    /** Enters name and password on the login page that is shown, and goes up to what comes after them. */
    public BrowserDevice enter(Person person) {
        page.locator("[name=username]").fill(person.username());
        page.locator("[name=password]").fill(person.password());
        Locator button = page.locator("#kc-login");
        button.click();
        button.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForLoadState();
        showKey();
        return this;
    }

    /** The page that asks for the browser's key sends itself, or waits for a click where no scripts run. */
    private void showKey() {
        Locator form = page.locator("#live-sessions-proof-form");
        if (scripts) {
            form.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            page.waitForLoadState();
        } else if (form.count() > 0) {
            form.locator("button").click();
            page.waitForLoadState();
        }
    }

    /** Opens the application, which sends to Keycloak. */
    public BrowserDevice open(Client client, String... parameters) {
        StringBuilder url = new StringBuilder(client.endpoint("auth") + "?response_type=code&scope=openid&client_id="
                + client.id() + "&redirect_uri="
                + URLEncoder.encode(client.redirect().toString(), StandardCharsets.UTF_8));
        for (String parameter : parameters) {
            url.append('&').append(parameter);
        }
        page.navigate(url.toString());
        return this;
    }

    /** A button of the choice page by its value. */
    public Locator choice(String value) {
        return page.locator("[name=choice][value=" + value + "]");
    }

    /** The map of the choice page, once it is drawn. */
    public MapOnPage map() {
        return new MapOnPage(page).drawn();
    }

    /** Another window of the same browser. */
    public BrowserDevice newTab() {
        return new BrowserDevice(context, context.newPage(), hosts, scripts);
    }

    /** Value of the control that has the keyboard; empty where it has none. */
    public String focused() {
        return String.valueOf(page.evaluate("() => document.activeElement.value ?? ''"));
    }

    /** Whether the page is wider than its window. */
    public boolean scrollsSideways() {
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth");
    }

    /** True where the window shows the choice page. */
    public boolean isAsked() {
        return page.locator("[name=choice]").count() > 0;
    }

    /** Waits until the window is back at the application. */
    public BrowserDevice awaitBack(Client client) {
        page.waitForURL(url -> url.startsWith(client.redirect().toString()));
        return this;
    }

    /** What the application got in its address, such as {@code code} or {@code error}. */
    public Map<String, String> result() {
        Map<String, String> parameters = new HashMap<>();
        String query = URI.create(page.url()).getRawQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        }
        return parameters;
    }

    void close() {
        context.unrouteAll(); // a request that is met while the browser closes fails the test that is over
        context.close();
    }

    private static void forward(Route route, String address) {
        Map<String, String> headers = new HashMap<>(route.request().headers());
        headers.put("x-forwarded-for", address);
        route.resume(new Route.ResumeOptions().setHeaders(headers));
    }
}
