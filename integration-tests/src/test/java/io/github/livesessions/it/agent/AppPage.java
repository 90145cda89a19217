package io.github.livesessions.it.agent;

import com.microsoft.playwright.Page;
import io.github.livesessions.it.browser.BrowserDevice;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.realm.Realm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One tab in which an application runs that has connected the agent, on another origin than Keycloak. */
final class AppPage {

    private static final String APP = read("/agent/app.js");
    private static final Duration REFRESH_EVERY = Duration.ofSeconds(5);

    private final BrowserDevice tab;
    private final String sid;

    private AppPage(BrowserDevice tab, String sid) {
        this.tab = tab;
        this.sid = sid;
    }

    /** Logs in and connects. */
    static AppPage login(BrowserDevice browser, Realm realm, Client client, Person person) {
        return login(browser, realm, client, person, realm.server().baseUrl());
    }

    /** The same, with an agent that reaches Keycloak by another address. */
    static AppPage login(BrowserDevice browser, Realm realm, Client client, Person person, URI keycloak) {
        return connect(browser.login(client, person).awaitBack(client), realm, client, keycloak);
    }

    /** Opens the application once more, by single sign-on. */
    AppPage anotherTab(Realm realm, Client client) {
        BrowserDevice second = tab.newTab().open(client).awaitBack(client);
        return connect(second, realm, client, realm.server().baseUrl());
    }

    private static AppPage connect(BrowserDevice tab, Realm realm, Client client, URI keycloak) {
        Object sid = tab.page()
                .evaluate(
                        APP,
                        Map.of(
                                "script",
                                realm.url() + "/live-sessions/agent.js",
                                "keycloak",
                                keycloak.toString(),
                                "realm",
                                realm.name(),
                                "client",
                                client.id(),
                                "redirect",
                                client.redirect().toString(),
                                "refreshEvery",
                                (int) REFRESH_EVERY.toMillis()));
        AppPage page = new AppPage(tab, String.valueOf(sid));
        page.await("state", Duration.ofSeconds(10));
        return page;
    }

    Page page() {
        return tab.page();
    }

    String sid() {
        return sid;
    }

    /** How often the timer has got a new token. */
    int refreshed() {
        return ((Number) page().evaluate("() => window.refreshed")).intValue();
    }

    /** By which the page gets its next tokens. */
    Tokens tokens() {
        return new Tokens("", String.valueOf(page().evaluate("() => window.refreshToken()")), "");
    }

    /** How the page's browser names itself. */
    Agent agent() {
        return Agent.named(String.valueOf(page().evaluate("() => navigator.userAgent")));
    }

    /** Waits until the agent has told that kind of thing; the latest of it. */
    Told await(String kind, Duration within) {
        page().waitForFunction(
                        "kind => window.told.some(one => one.kind === kind)",
                        kind,
                        new Page.WaitForFunctionOptions()
                                .setTimeout((double) within.toMillis())
                                .setPollingInterval(20));
        List<Told> all = told(kind);
        return all.get(all.size() - 1);
    }

    /** All of that kind so far. */
    @SuppressWarnings("unchecked")
    List<Told> told(String kind) {
        List<Map<String, Object>> all = (List<Map<String, Object>>)
                page().evaluate("kind => window.told.filter(one => one.kind === kind)", kind);
        return all.stream().map(one -> new Told(one.get("value"))).toList();
    }

    private static String read(String name) {
        try (InputStream file = Objects.requireNonNull(AppPage.class.getResourceAsStream(name), name)) {
            String script = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            // Playwright wants the function to come first
            return script.substring(script.indexOf("async ("));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the agent told the application.
     *
     * @param value as the page got it
     */
    record Told(@Nullable Object value) {

        /** A field of what it told. */
        @SuppressWarnings("unchecked")
        String field(String name) {
            return String.valueOf(((Map<String, Object>) Objects.requireNonNull(value)).get(name));
        }
    }
}
