package io.github.livesessions.it.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Route;
import io.github.livesessions.it.app.Apps;
import io.github.livesessions.it.browser.Browsers;
import io.github.livesessions.it.browser.InBrowser;
import io.github.livesessions.it.device.Agent;
import io.github.livesessions.it.device.Origin;
import io.github.livesessions.it.device.Tokens;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.Keycloak;
import io.github.livesessions.it.server.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A list that is too long to look through is searched, scrolled and cleared. Times are told, not judged. */
@Keycloak
@InBrowser
final class ManySessionsIT {

    private static final int MANY = 500;
    private static final String SEARCH = "input[type=search]";

    private final AccountRealm home;

    ManySessionsIT(KeycloakServer server, Apps apps) {
        this.home = AccountRealm.on(server, apps);
    }

    @Test
    void fiveHundredSessionsAreOpenedScrolledAndSearched(Browsers browsers, TestReporter reporter) {
        AccountPage page = home.login(browsers, home.person());
        page.page().route("**/me/sessions?max=100*", ManySessionsIT::aHundred);

        page.page().reload();
        page.rows().nth(MANY - 1).waitFor();
        assertThat(page.rows()).hasCount(MANY);
        Object opened = page.page()
                .evaluate(
                        "() => performance.now()"
                                + " - performance.getEntriesByType('resource').find(e => e.name.includes('me/sessions')).startTime");
        Object longestFrame = page.page()
                .evaluate("async () => {"
                        + "let area = document.querySelector('li[data-session]');"
                        + "while (area && !(area.scrollHeight > area.clientHeight + 100"
                        + "  && /auto|scroll/.test(getComputedStyle(area).overflowY))) area = area.parentElement;"
                        + "area ??= document.scrollingElement;"
                        + "let longest = 0, last = performance.now();"
                        + "for (let at = 0; at < area.scrollHeight; at += area.clientHeight / 2) {"
                        + "  area.scrollTop = at; await new Promise(requestAnimationFrame);"
                        + "  const now = performance.now(); longest = Math.max(longest, now - last); last = now; }"
                        + "return longest; }");
        assertThat(page.rows().last()).isInViewport();
        Object searched = page.page()
                .evaluate("async () => {"
                        + "const input = document.querySelector('" + SEARCH + "');"
                        + "const start = performance.now();"
                        + "input.value = 'device 499'; input.dispatchEvent(new InputEvent('input', {bubbles: true}));"
                        + "while (document.querySelectorAll('li[data-session]').length !== 1)"
                        + "  await new Promise(requestAnimationFrame);"
                        + "return performance.now() - start; }");

        reporter.publishEntry(Map.of(
                "list of " + MANY + " from its first request on, ms",
                String.valueOf(opened),
                "longest frame while scrolling, ms",
                String.valueOf(longestFrame),
                "search, ms",
                String.valueOf(searched)));
        assertThat(page.rows()).hasCount(1);
        assertThat(page.rows()).containsText("Device 499");
        page.page().locator(SEARCH).fill("no such device");
        page.page().getByText("Show all sessions").click();
        assertThat(page.rows()).hasCount(MANY);
    }

    @Test
    void whatIsSearchedIsWhatIsShown(Browsers browsers) {
        Person ada = home.person();
        home.phone().signIn(home.app(), ada);
        home.device(Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(home.app(), ada);
        home.device(Agent.EDGE_ON_WINDOWS, Origin.PARIS).signIn(home.app(), ada);
        home.device(Agent.CHROME_ON_ANDROID, Origin.CASABLANCA).signIn(home.app(), ada);
        AccountPage page = home.login(browsers, ada);
        assertThat(page.rows()).hasCount(5);

        for (String text : new String[] {"osaka", "firefox linux", Origin.OSAKA}) {
            page.page().locator(SEARCH).fill(text);
            assertThat(page.rows()).hasCount(1);
            assertThat(page.rows()).containsText("Osaka, Japan");
        }
        page.page().locator(SEARCH).fill("");
        page.select("State").selectOption("online");

        assertThat(page.rows()).hasCount(1);
        assertThat(page.own()).hasCount(1);
    }

    @Test
    void theOfflineOnesAreLoggedOutTogether(Browsers browsers) {
        Person ada = home.person();
        Tokens silent = home.phone().signIn(home.app(), ada);
        Tokens there = home.device(Agent.FIREFOX_ON_LINUX, Origin.OSAKA).signIn(home.app(), ada);
        // as two minutes of silence do
        home.tables()
                .change(
                        "update LS_SESSION set STATE = 'offline', LAST_SEEN_AT = STARTED_AT where ID = ?",
                        silent.sid());
        AccountPage page = home.login(browsers, ada);
        assertThat(page.rows()).hasCount(3);

        page.page().getByText("Log out offline ones").click();
        page.confirm();

        page.told("The offline sessions were logged out.");
        assertThat(page.rows()).hasCount(2);
        assertThat(page.page().getByText("Log out offline ones")).hasCount(0);
        home.realm().shallHoldCount(ada, 2);
        assertThat(home.realm().sessions(ada)).contains(there.sid());
    }

    /** A hundred rows made of a real one; five such pages are all. */
    private static void aHundred(Route route) {
        ObjectNode page = (ObjectNode) json(route.fetch(
                        new Route.FetchOptions().setUrl(route.request().url().replaceAll("&after=.*", "")))
                .text());
        JsonNode own = page.path("items").path(0);
        String url = route.request().url();
        int from = url.contains("after=") ? Integer.parseInt(url.replaceAll(".*after=", "")) : 0;
        ArrayNode items = page.putArray("items");
        for (int i = from; i < from + 100; i++) {
            ObjectNode row = own.deepCopy();
            if (i > 0) {
                row.put("id", "session-" + i).put("current", false);
                ((ObjectNode) row.path("device")).put("name", "Device " + i);
            }
            items.add(row);
        }
        page.put("next", from + 100 < MANY ? String.valueOf(from + 100) : null);
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(page.toString()));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
