package io.github.livesessions.rest;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The root of what people ask about their own sessions and devices. */
public final class SelfResource {

    private final KeycloakSession session;

    SelfResource(KeycloakSession session) {
        this.session = session;
    }

    /** Where all of this lies, seen from the server's own address. */
    static String root(RealmModel realm) {
        return "realms/" + realm.getName() + "/live-sessions/";
    }

    @Path("me/sessions")
    public MySessionsResource sessions() {
        return new MySessionsResource(session);
    }

    @Path("me/logout-everywhere")
    public MyLogoutResource logoutEverywhere() {
        return new MyLogoutResource(session);
    }

    @Path("me/devices")
    public MyDevicesResource devices() {
        return new MyDevicesResource(session);
    }

    @Path("me/alerts")
    public MyAlertsResource alerts() {
        return new MyAlertsResource(session);
    }

    @Path("me/contest")
    public MyContestResource contest() {
        return new MyContestResource(session);
    }

    @Path("pages")
    public PagesResource pages() {
        return new PagesResource(session);
    }

    @Path("agent.js")
    public AgentResource agent() {
        return new AgentResource(session);
    }

    @Path("me/beacon")
    public MyBeaconResource myBeacon() {
        return new MyBeaconResource(session);
    }

    @Path("beacon")
    public BeaconResource beacon() {
        return new BeaconResource(session);
    }

    @Path(MyReceiptsResource.PATH)
    public MyReceiptsResource receipts() {
        return new MyReceiptsResource(session);
    }

    @Path("me/stream")
    public MyStreamResource stream() {
        return new MyStreamResource(session);
    }

    @Path("me/undo/{word}")
    public MyUndoResource undo(@PathParam("word") String word) {
        return new MyUndoResource(session, word);
    }

    @Path("undo/{word}")
    public UndoPage undoPage(@PathParam("word") String word) {
        return new UndoPage(session, word);
    }

    @Path("openapi.json")
    public OpenApiResource openApi() {
        return new OpenApiResource();
    }
}
