package io.github.livesessions.rest;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.RealmModel;

/** The root of what administrators ask of a realm. */
public final class AdminResource {

    private final Admin admin;

    AdminResource(Admin admin) {
        this.admin = admin;
    }

    /** Where all of this lies, seen from the server's own address. */
    static String root(RealmModel realm) {
        return "admin/realms/" + realm.getName() + "/live-sessions/";
    }

    @Path("sessions")
    public AdminSessionsResource sessions() {
        return new AdminSessionsResource(admin);
    }

    @Path("devices")
    public AdminDevicesResource devices() {
        return new AdminDevicesResource(admin);
    }

    @Path(AdminReceiptsResource.PATH)
    public AdminReceiptsResource receipts() {
        return new AdminReceiptsResource(admin);
    }

    @Path("stream")
    public AdminStreamResource stream() {
        return new AdminStreamResource(admin);
    }

    @Path("policy")
    public PolicyResource policy() {
        return new PolicyResource(admin);
    }

    @Path("setup")
    public SetupResource setup() {
        return new SetupResource(admin);
    }

    @Path("events")
    public AdminEventsResource events() {
        return new AdminEventsResource(admin);
    }

    @Path("export")
    public AdminExportResource export() {
        return new AdminExportResource(admin);
    }

    @Path("audit")
    public AuditResource audit() {
        return new AuditResource(admin);
    }

    @Path("erasures")
    public AdminErasuresResource erasures() {
        return new AdminErasuresResource(admin);
    }

    @Path("alerts")
    public AdminAlertsResource alerts() {
        return new AdminAlertsResource(admin);
    }

    @Path("stats")
    public AdminStatsResource stats() {
        return new AdminStatsResource(admin);
    }

    @Path("users/{userId}")
    public AdminUserResource user(@PathParam("userId") String userId) {
        return new AdminUserResource(admin, userId);
    }
}
