package io.github.livesessions.rest;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;

/** The root of what people ask about their own sessions and devices. */
public final class SelfResource {

    private final KeycloakSession session;

    SelfResource(KeycloakSession session) {
        this.session = session;
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

    @Path("me/events")
    public MyEventsResource events() {
        return new MyEventsResource(session);
    }

    @Path("me/export")
    public MyExportResource export() {
        return new MyExportResource(session);
    }

    @Path("export.schema.json")
    public ExportSchema exportSchema() {
        return new ExportSchema();
    }

    @Path("me/preferences")
    public MyPreferencesResource preferences() {
        return new MyPreferencesResource(session);
    }

    @Path("me/undo/{word}")
    public MyUndoResource undo(@PathParam("word") String word) {
        return new MyUndoResource(session, word);
    }

    @Path("undo/{word}")
    public UndoPage undoPage(@PathParam("word") String word) {
        return new UndoPage(session, word);
    }
}
