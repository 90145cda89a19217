package io.github.livesessions.rest;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.device.Actor;
import io.github.livesessions.registry.device.Devices;
import io.github.livesessions.registry.device.HeldDevice;
import io.github.livesessions.registry.device.UndoWord;
import io.github.livesessions.registry.store.BlockStore;
import io.github.livesessions.registry.store.StandingBlock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Where the link in the mail about a block leads. Looking at it changes nothing, since scanners follow the links of mails;
 * its button undoes the block. Who has the word needs no login.
 */
public final class UndoPage {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Optional<UndoWord> word;

    UndoPage(KeycloakSession session, String word) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.word = UndoWord.heard(word);
    }

    /** Shows what will be undone, or that it is over. */
    @GET
    @Path("")
    public Response look() {
        return account()
                .flatMap(account -> undoable(account).map(standing -> ask(account, standing)))
                .orElseGet(this::over);
    }

    /** Undoes it. */
    @POST
    @Path("")
    public Response undo() {
        return account()
                .filter(account -> word.isPresent()
                        && account.devices()
                                .blocking()
                                .undo(word.get(), Actor.owner(account.user().getId(), null)))
                .map(account -> page(Response.Status.OK, "Done", Map.of()))
                .orElseGet(this::over);
    }

    private Response ask(Account account, StandingBlock standing) {
        Map<String, Object> shown = new HashMap<>();
        Optional.ofNullable(standing.block().deviceId())
                .flatMap(account.devices()::one)
                .map(HeldDevice::device)
                .ifPresent(device -> describe(shown, device));
        return page(Response.Status.OK, "Ask", shown);
    }

    private static void describe(Map<String, Object> shown, KnownDevice device) {
        shown.put("deviceType", device.description().type().id());
        putIfKnown(
                shown,
                "deviceName",
                device.name() == null ? device.description().model() : device.name());
        putIfKnown(shown, "browser", device.description().browser());
        putIfKnown(shown, "os", device.description().os());
    }

    private static void putIfKnown(
            Map<String, Object> shown, String key, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            shown.put(key, value);
        }
    }

    /** The same for a word that was never told, so that nobody learns anything by trying. */
    private Response over() {
        return page(Response.Status.GONE, "Over", Map.of());
    }

    private Response page(Response.Status status, String state, Map<String, Object> device) {
        Response page = session.getProvider(LoginFormsProvider.class)
                .setAttribute("undo", Map.of("state", state, "device", device, "style", PageStyle.NAME))
                .createForm("live-sessions-undo.ftl");
        return Response.fromResponse(page)
                .status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Whose block the word undoes. */
    private Optional<Account> account() {
        return word.flatMap(told -> blocks().byUndo(told.digest()))
                .map(standing -> session.users().getUserById(realm, standing.userId()))
                .filter(Objects::nonNull)
                .map(user -> new Account(
                        user, session.getProvider(SessionRegistry.class).devices(realm, user)));
    }

    private Optional<StandingBlock> undoable(Account account) {
        return word.flatMap(told -> account.devices().blocking().undoable(told));
    }

    private BlockStore blocks() {
        return new BlockStore(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
    }

    private record Account(UserModel user, Devices devices) {}
}
