package io.github.livesessions.registry.visit;

import io.github.livesessions.core.device.DeviceDescription;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Reads the current request as a visit. */
public final class Visits {

    private final KeycloakSession session;
    private final RealmModel realm;

    public Visits(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * A visit to a gated realm: a browser that has no cookie yet gets one.
     *
     * @param login the login under way, null where Keycloak keeps none any more
     */
    public Visit gated(@Nullable AuthenticationSessionModel login, @Nullable ClientModel client) {
        DeviceDescription device = new Agents(session).describe();
        if (isDirectGrant()) {
            return visit(
                    DeviceCookie.key(grantId(client, device)), true, false, Showing.NOTHING, device, Optional.empty());
        }
        Optional<LoginNotes> notes = Optional.ofNullable(login).map(LoginNotes::new);
        String id = browserId(notes);
        return visit(
                DeviceCookie.key(id),
                false,
                notes.map(LoginNotes::passwordReset).orElse(false),
                notes.map(LoginNotes::showing).orElse(Showing.NOTHING),
                device,
                notes.flatMap(LoginNotes::answer));
    }

    /** A visit to a realm that is only watched: a browser that has a cookie is known by it, no other gets one. */
    public Visit watched() {
        return visit(
                new DeviceCookie(session).read().map(DeviceCookie::key).orElse(null),
                isDirectGrant(),
                false,
                Showing.NOTHING,
                new Agents(session).describe(),
                Optional.empty());
    }

    /** Whether the request exchanges credentials for tokens, with no page that could ask anything. */
    public boolean isDirectGrant() {
        return session.getContext().getUri().getPath().endsWith("/protocol/openid-connect/token");
    }

    /** Makes the browser known for this login and, by its cookie, for the next. */
    public String browserId(Optional<LoginNotes> notes) {
        DeviceCookie cookie = new DeviceCookie(session);
        Optional<String> known = notes.flatMap(LoginNotes::renewedBrowserId).or(cookie::read);
        String id = known.or(() -> notes.flatMap(LoginNotes::browserId)).orElseGet(DeviceCookie::newId);
        notes.ifPresent(kept -> kept.browserId(id));
        cookie.write(realm, id);
        return id;
    }

    /** Gives the browser of this login a cookie of its own: the one that it sent is another device's. */
    public String renewBrowserId(AuthenticationSessionModel login) {
        String id = DeviceCookie.newId();
        new LoginNotes(login).renewBrowserId(id);
        new DeviceCookie(session).write(realm, id); // of two in one response, browsers keep the later
        return DeviceCookie.key(id);
    }

    /** A grant has no browser: its device is the client and the kind of agent that the account uses there. */
    private static String grantId(@Nullable ClientModel client, DeviceDescription device) {
        return "grant " + (client == null ? "" : client.getId()) + ' ' + device.browser() + ' ' + device.os();
    }

    private Visit visit(
            @Nullable String key,
            boolean directGrant,
            boolean passwordReset,
            Showing shown,
            DeviceDescription device,
            Optional<LoginNotes.Answer> answer) {
        return new Visit(
                key,
                directGrant,
                passwordReset,
                shown,
                new Agents(session).kind(),
                device,
                session.getContext().getConnection().getRemoteHost(),
                answer);
    }
}
