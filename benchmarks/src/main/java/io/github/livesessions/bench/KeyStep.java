package io.github.livesessions.bench;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What the page that asks a browser for its key cost in one login.
 *
 * @param millis from its first byte until its form was sent
 * @param fingerprinted whether the form held a fingerprint
 */
record KeyStep(double millis, boolean fingerprinted) {

    private static final String SIGN = "key step";

    /** The page's script sends its form by this method and by nothing else; the button of the login page does not use it. */
    private static final String STOPWATCH = """
            {
              const send = HTMLFormElement.prototype.submit;
              HTMLFormElement.prototype.submit = function () {
                const [page] = performance.getEntriesByType("navigation");
                const shown = (name) => this.elements.namedItem(name).value.length;
                console.log(["key step", performance.now() - page.responseStart, shown("signature"), shown("fingerprint")].join());
                send.call(this);
              };
            }
            """;

    /** Has every page of the browser tell when it sends a form by itself. */
    static void watch(Page page) {
        page.addInitScript(STOPWATCH);
    }

    /** Logs {@code person} in, as far as the application. */
    static KeyStep of(Page page, Client app, Person person) {
        page.navigate(app.endpoint("auth") + "?response_type=code&scope=openid&client_id=" + app.id() + "&redirect_uri="
                + URLEncoder.encode(app.redirect().toString(), StandardCharsets.UTF_8));
        page.locator("[name=username]").fill(person.username());
        page.locator("[name=password]").fill(person.password());
        ConsoleMessage message = page.waitForConsoleMessage(
                new Page.WaitForConsoleMessageOptions()
                        .setPredicate(one -> one.text().startsWith(SIGN)),
                () -> page.locator("#kc-login").click());
        page.waitForURL(url -> url.startsWith(app.redirect().toString()));
        return parse(message.text());
    }

    /** Reads what the stopwatch wrote. */
    static KeyStep parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 || !parts[0].equals(SIGN) || parts[2].equals("0")) {
            throw new IllegalStateException("The page sent no key: " + text);
        }
        return new KeyStep(Double.parseDouble(parts[1]), !parts[3].equals("0"));
    }
}
