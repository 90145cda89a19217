package io.github.livesessions.rest;

import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.setup.Installation;
import io.github.livesessions.registry.setup.Reach;
import io.github.livesessions.registry.setup.Saver;
import io.github.livesessions.registry.setup.Setup;
import io.github.livesessions.registry.setup.Undoing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;
import org.keycloak.services.resources.admin.fgap.ClientPermissionEvaluator;

/** The setup of the realm: looked at, put in place, and taken back as if it had never been. */
public final class SetupResource {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String DRY_RUN = "dryRun";

    private final Admin admin;
    private final ClientPermissionEvaluator clients;
    private final Setup setup;

    SetupResource(Admin admin) {
        this.admin = admin;
        this.clients = AdminPermissions.evaluator(admin.session(), admin.realm(), admin.auth())
                .clients();
        this.setup = new Setup(admin.session(), admin.realm(), clients::canManage, CLOCK);
    }

    /** What is there, and what is missing. */
    @GET
    @Path("")
    public Response look() {
        return Answers.to(() -> {
            admin.mustViewRealm();
            return Answers.json(SetupView.of(setup, clients::canView));
        });
    }

    /** Puts in place what is missing; looks only, where it is asked to. */
    @POST
    @Path("")
    public Response install(InputStream body) {
        return Answers.to(() -> {
            admin.mustManageRealm();
            SetupWish asked = SetupWish.read(body);
            mustBeMeant(asked);
            mustBeBindable(asked);
            if (!asked.dryRun()) {
                setup.takeHold();
            }
            Installation installation = setup.installation(asked.wish());
            mustBePossible(installation);
            Reach reach = installation.reach();
            SetupReport report = SetupReport.of(!asked.dryRun(), reach, installation.changes());
            if (!asked.dryRun()) {
                installation.carryOut();
                if (asked.now() && installation.isEnforcing()) {
                    registry().applyPlansAfterCommit(admin.realm());
                }
                tell(OperationType.ACTION, report);
            }
            return Answers.json(report);
        });
    }

    /** Takes back what setup did, but for what somebody has changed since; looks only, where it is asked to. */
    @DELETE
    @Path("")
    public Response undo() {
        return Answers.to(() -> {
            admin.mustManageRealm();
            boolean dryRun = dryRun();
            if (!dryRun) {
                setup.takeHold();
            }
            Undoing undoing = setup.undoing();
            SetupReport report = SetupReport.of(!dryRun, Reach.NONE, undoing.changes());
            if (!dryRun) {
                undoing.carryOut();
                tell(OperationType.DELETE, report);
            }
            return Answers.json(report);
        });
    }

    private boolean dryRun() {
        Parameters parameters =
                new Parameters(admin.session().getContext().getUri().getQueryParameters());
        parameters.mustBe(List.of(DRY_RUN));
        return parameters
                .value(DRY_RUN, SetupResource::flag, "give true or false")
                .orElse(false);
    }

    private static Optional<Boolean> flag(String text) {
        return Optional.of(text).filter(List.of("true", "false")::contains).map(Boolean::valueOf);
    }

    /** Whoever sets up the realm that administers all others has to say so twice. */
    private void mustBeMeant(SetupWish asked) {
        if (setup.isMaster() && !asked.masterIsMeant()) {
            throw Problem.conflict(
                    "is-master",
                    "This is the master realm",
                    "Rules of this realm hold for the administrators of all realms. To go on, send"
                            + " 'master' as \"master\" with the request.");
        }
    }

    private void mustBeBindable(SetupWish asked) {
        asked.wish().dpopClients().stream()
                .filter(client -> !setup.canBind(client, clients::canManage))
                .findFirst()
                .ifPresent(client -> {
                    throw Problem.field(
                            SetupWish.DPOP_CLIENTS, "name public OpenID Connect clients that you may manage");
                });
    }

    private void mustBePossible(Installation installation) {
        if (installation.isTooMuch()) {
            throw Problem.conflict(
                    "too-much-to-undo", "Too much to undo", "Undo the setup first, or leave some clients out.");
        }
        if (installation.locksOut(saver())) {
            throw Problem.conflict(
                    "would-lock-you-out",
                    "Would lock you out",
                    "With these rules in force your own next login would be refused: your plan is full or your device"
                            + " is blocked. End sessions or lift the block, or take the mode report-only.");
        }
    }

    private Saver saver() {
        UserModel user = admin.auth().getUser();
        return new Saver(
                user,
                admin.auth().getRealm().getId(),
                admin.auth().getToken().getSessionId(),
                registry().devices(admin.auth().getRealm(), user));
    }

    private SessionRegistry registry() {
        return admin.session().getProvider(SessionRegistry.class);
    }

    private void tell(OperationType operation, SetupReport report) {
        admin.event()
                .operation(operation)
                .resource(ResourceType.REALM)
                .resourcePath(admin.session().getContext().getUri())
                .representation(report)
                .success();
    }
}
