package io.github.livesessions.bench.drive;

import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A browser that knows the code flow of one client by heart. It does what our scripts do: shows its key with the
 * password, where the login page asks for it. Not for two threads at once.
 */
public final class Browser implements AutoCloseable {

    private static final String HEADERS = "User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36\r\n"
            + "Accept: text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8\r\n"
            + "Accept-Language: en\r\nX-Forwarded-For: 198.51.100.7\r\n";
    private static final int MAX_STEPS = 10;

    private final Client client;
    private final Wire wire;
    private final Cookies cookies = new Cookies();
    private BrowserKey key = BrowserKey.fresh();
    private final String redirect;
    private final String base;

    /**
     * A browser with no cookies yet.
     *
     * @param node the node that it talks to, whatever the realm's address is
     */
    public Browser(Client client, URI node) {
        this.client = client;
        this.wire = new Wire(node, client.realm().getRawAuthority(), HEADERS);
        this.redirect = client.redirect().toString();
        this.base = client.realm().getRawPath() + "/protocol/openid-connect/";
    }

    /** Opens the login page. */
    public LoginPage page() throws IOException {
        Reply reply = exchange(
                base + "auth?response_type=code&scope=openid&" + Form.pair("client_id", client.id()) + "&"
                        + Form.pair("redirect_uri", redirect),
                null);
        return Html.action(reply.body())
                .map(action -> new LoginPage(action, Html.challenge(reply.body())))
                .orElseThrow(() -> new IOException("No login page, but " + reply.status() + ": " + sketch(reply)));
    }

    /** Sends name and password. */
    public Outcome enter(LoginPage page, Person person) throws IOException {
        return follow(
                page.action(),
                Form.pair("username", person.username()) + "&" + Form.pair("password", person.password())
                        + "&credentialId=" + page.challenge().map(key::fields).orElse(""));
    }

    /** Presses "Continue on this device", again where the page was drawn again. */
    public Outcome continueHere(Outcome.Asked asked) throws IOException {
        Outcome outcome = asked;
        for (int i = 0; i < MAX_STEPS && outcome instanceof Outcome.Asked again; i++) {
            outcome = follow(again.action(), again.prefilled() + "&choice=continue-here");
        }
        return outcome;
    }

    /** Redeems a code and returns the refresh token. */
    public String redeem(String code) throws IOException {
        Reply reply = exchange(
                base + "token",
                "grant_type=authorization_code&" + Form.pair("client_id", client.id()) + "&"
                        + Form.pair("redirect_uri", redirect) + "&" + Form.pair("code", code));
        return between(reply.body(), "\"refresh_token\":\"", "\"")
                .orElseThrow(() -> new IOException("No tokens, but " + reply.status() + ": " + sketch(reply)));
    }

    public void logout(String refreshToken) throws IOException {
        Reply reply = exchange(
                base + "logout", Form.pair("client_id", client.id()) + "&" + Form.pair("refresh_token", refreshToken));
        if (reply.status() / 100 != 2) {
            throw new IOException("Logout answered " + reply.status() + ": " + sketch(reply));
        }
    }

    /** Signs in, leaving a session; anything but an open door is an error. */
    public String signIn(Person person) throws IOException {
        Outcome outcome = enter(page(), person);
        if (outcome instanceof Outcome.Admitted admitted) {
            return redeem(admitted.code());
        }
        throw new IOException("Not admitted: " + outcome);
    }

    /** Clears what the browser has stored: to Keycloak it is another one now. */
    public void forget() {
        cookies.clear();
        key = BrowserKey.fresh();
    }

    @Override
    public void close() {
        wire.close();
    }

    private Outcome follow(String action, String form) throws IOException {
        Reply reply = exchange(action, form);
        for (int i = 0; i < MAX_STEPS; i++) {
            Optional<String> next = reply.leadsTo();
            if (next.isEmpty()) {
                return page(reply);
            }
            String address = next.get();
            if (address.startsWith(redirect)) {
                return between(address + "&", "code=", "&")
                        .<Outcome>map(Outcome.Admitted::new)
                        .orElse(new Outcome.Refused(reply.status()));
            }
            reply = exchange(Html.pathOf(address), null);
        }
        throw new IOException("Redirected " + MAX_STEPS + " times");
    }

    private static Outcome page(Reply reply) {
        String page = reply.body();
        if (reply.status() == 200 && page.contains("name=\"choice\"")) {
            return new Outcome.Asked(Html.action(page).orElse(""), Html.prefilled(page));
        }
        return new Outcome.Refused(reply.status());
    }

    private Reply exchange(String path, @Nullable String form) throws IOException {
        Reply reply = wire.send(path, cookies.header(), form);
        cookies.take(reply.cookies());
        return reply;
    }

    private static Optional<String> between(String text, String before, String after) {
        int at = text.indexOf(before);
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + before.length();
        return Optional.of(text.substring(from, text.indexOf(after, from)));
    }

    private static String sketch(Reply reply) {
        String text = reply.body();
        return text.substring(0, Math.min(200, text.length())).replaceAll("\\s+", " ");
    }
}
