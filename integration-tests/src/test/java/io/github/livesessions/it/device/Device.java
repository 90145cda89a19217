package io.github.livesessions.it.device;

import io.github.livesessions.it.device.Answer.ChoicePage;
import io.github.livesessions.it.device.Answer.Code;
import io.github.livesessions.it.device.Answer.LoginPage;
import io.github.livesessions.it.realm.Client;
import io.github.livesessions.it.realm.Person;
import io.github.livesessions.it.server.KeycloakServer;
import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.Jsoup;

/**
 * One browser profile on one machine, without scripts: keeps its cookies, names itself by its agent, and comes from
 * one address.
 */
public final class Device {

    private static final Transport WELL_FORMED = Transport.wellFormed();
    private static final int MAX_REDIRECTS = 20;

    private final KeycloakServer server;
    private final Wire wire;
    private final Map<String, String> verifiers = new ConcurrentHashMap<>();

    private Optional<DeviceProof> key = Optional.empty();
    private boolean showsItself = true;

    private Device(KeycloakServer server, Wire wire) {
        this.server = server;
        this.wire = wire;
    }

    /** A device that comes from {@code address}, which a proxy in front of the server vouches for. */
    public static Device of(KeycloakServer server, Agent agent, String address) {
        return new Device(server, new Wire(agent, address, WELL_FORMED));
    }

    /** A device whose agent is sent byte by byte, well-formed or not. */
    public static Device odd(KeycloakServer server, Agent agent, String address) {
        return new Device(server, new Wire(agent, address, Transport.verbatim()));
    }

    /** From now on the proxy leads this device to {@code node}. */
    public Device at(int node) {
        wire.through(Transport.proxied(WELL_FORMED, server.baseUrl(), server.baseUrl(node)));
        return this;
    }

    /** From now on this browser runs the script that shows its key, made now; without it, it is known by its cookie alone. */
    public Device withKey() {
        key = Optional.of(DeviceProof.withFreshKey());
        return this;
    }

    /** The fields in which this browser's script shows its key for {@code challenge}. */
    public Map<String, String> proof(String challenge) {
        Form form = new Form();
        key.orElseThrow().fill(form, challenge);
        return Form.parse(form.encoded());
    }

    /** From now on this browser stops at the page that asks for its key. */
    public Device stoppingAtProof() {
        showsItself = false;
        return this;
    }

    /** From now on this browser shows that fingerprint, 32 hexadecimal digits, with its key. */
    public Device withFingerprint(String fingerprint) {
        key = Optional.of(key.orElseGet(DeviceProof::withFreshKey).withFingerprint(fingerprint));
        return this;
    }

    /** What an application does on this device with codes and tokens. */
    public TokenEndpoint tokens(Client client) {
        return new TokenEndpoint(wire, client);
    }

    /** Logs {@code person} in by the code flow, up to the first page that asks for more than name and password. */
    public Answer login(Client client, Person person, String... parameters) {
        return enter(client, open(client, parameters).loginPage(), person);
    }

    /** Logs {@code person} in without being asked anything more, and redeems the code. */
    public Tokens signIn(Client client, Person person, String... parameters) {
        return tokens(client).redeem(login(client, person, parameters).code());
    }

    /** Opens the application, which sends to Keycloak; signed in already, this is single sign-on. */
    public Answer open(Client client, String... parameters) {
        Pkce pkce = Pkce.fresh();
        Form query = new Form()
                .with("response_type", "code")
                .with("client_id", client.id())
                .with("redirect_uri", client.redirect().toString())
                .with("scope", "openid")
                .with("code_challenge", pkce.challenge())
                .with("code_challenge_method", "S256");
        for (String parameter : parameters) {
            String[] parts = parameter.split("=", 2);
            query.without(parts[0]).with(parts[0], parts[1]);
        }
        verifiers.put(client.id(), pkce.verifier());
        return visit(client, URI.create(client.endpoint("auth") + "?" + query.encoded()));
    }

    /** Follows a link, such as that to an identity provider. */
    public Answer visit(Client client, URI url) {
        return follow(client, url, Optional.empty());
    }

    /** Sends name and password. */
    public Answer enter(Client client, LoginPage login, Person person) {
        Form form = new Form().withAll(login.page().prefilled("password")).with("password", person.password());
        if (login.page().has("form [name=username]")) {
            form.with("username", person.username());
        }
        key.ifPresent(held -> held.challengeOn(login.page()).ifPresent(challenge -> held.fill(form, challenge)));
        return submit(client, login.page(), "password", form);
    }

    /** Presses a button of the choice page, with the ticks as the page has set them. */
    public Answer press(Client client, ChoicePage choice, String button) {
        Form form = new Form().withAll(choice.page().prefilled("choice"));
        return submit(client, choice.page(), "choice", form.with("choice", button));
    }

    /** Presses a button of the choice page with exactly these sessions ticked. */
    public Answer press(Client client, ChoicePage choice, String button, List<String> sessions) {
        Form form = new Form().withAll(choice.page().prefilled("choice")).without("session");
        sessions.forEach(session -> form.with("session", session));
        return submit(client, choice.page(), "choice", form.with("choice", button));
    }

    /** Sends the form that holds {@code field} on any other page, with {@code fields} filled in. */
    public Answer send(Client client, Page page, String field, Map<String, String> fields) {
        Form form = new Form().withAll(page.prefilled(field));
        fields.forEach((name, value) -> form.without(name).with(name, value));
        return submit(client, page, field, form);
    }

    /** Closes all windows: cookies without an age are gone. */
    public Device restart() {
        wire.cookies().dropSessionCookies();
        return this;
    }

    /** Clears all that the browser has stored, its key too; what it looks like stays. */
    public Device forget() {
        key = key.map(DeviceProof::forgotten);
        wire.cookies().dropAll();
        return this;
    }

    /** Loses that cookie, as a browser does that cleans up. */
    public Device lose(String cookie) {
        wire.cookies().drop(cookie);
        return this;
    }

    /** Clears its cookies and leaves its key. */
    public Device clearCookies() {
        wire.cookies().dropAll();
        return this;
    }

    public Optional<HttpCookie> cookie(String name) {
        return wire.cookies().named(name);
    }

    /** Puts a cookie, such as another device's, into this browser. */
    public Device plant(HttpCookie cookie) {
        wire.cookies().plant(cookie);
        return this;
    }

    private Answer submit(Client client, Page page, String field, Form form) {
        return follow(client, page.url().resolve(page.action(field)), Optional.of(form));
    }

    private Answer follow(Client client, URI first, Optional<Form> firstForm) {
        URI url = first;
        Reply reply = wire.send(first, firstForm);
        for (int i = 0; i < MAX_REDIRECTS; i++) {
            Optional<String> location = reply.location();
            if (location.isEmpty()) {
                Page page = new Page(url, reply.status(), Jsoup.parse(reply.body(), url.toString()));
                if (!page.has(DeviceProof.FORM) || !showsItself) {
                    return Answer.of(page);
                }
                url = page.url().resolve(page.action(DeviceProof.FIELD));
                reply = wire.send(url, Optional.of(proof(page)));
                continue;
            }
            url = url.resolve(location.get());
            if (url.toString().startsWith(client.redirect().toString())) {
                return back(client, Form.parse(url.getRawQuery()));
            }
            reply = wire.get(url);
        }
        throw new AssertionError("Redirected " + MAX_REDIRECTS + " times, last to " + url);
    }

    private Form proof(Page page) {
        Form form = new Form().withAll(page.prefilled(DeviceProof.FIELD));
        key.ifPresent(
                held -> held.fill(form, page.html().select(DeviceProof.FORM).attr("data-challenge")));
        return form;
    }

    private Answer back(Client client, Map<String, String> parameters) {
        String error = parameters.get("error");
        if (error != null) {
            return new Answer.Denied(error, parameters.getOrDefault("error_description", ""));
        }
        return new Code(parameters.getOrDefault("code", ""), verifiers.getOrDefault(client.id(), ""));
    }
}
