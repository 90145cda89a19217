package io.github.livesessions.rest;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.SessionRegistry;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.UserModel;

/** What an administrator does to one user as a whole. */
public final class AdminUserResource {

    private final Admin admin;
    private final String userId;

    AdminUserResource(Admin admin, String userId) {
        this.admin = admin;
        this.userId = userId;
    }

    /** Ends every session of the user, offline ones too, and voids the tokens issued before now. */
    @POST
    @Path("logout-everywhere")
    public Response logoutEverywhere() {
        return Answers.to(this::ended);
    }

    /** Ends what the user has above the plan, and tells how many sessions that is. */
    @POST
    @Path("apply-plan")
    @Produces(MediaType.APPLICATION_JSON)
    public Response applyPlan() {
        return Answers.to(() -> {
            UserModel user = admin.mustManage(admin.user(userId));
            int ended = admin.mustBeGated().applyPlan(admin.realm(), user);
            acted();
            return Answers.json(Map.of("ended", ended, "accounts", ended == 0 ? 0 : 1));
        });
    }

    /** Erases the user's history, whether the user has asked for it or not; live sessions, devices and blocks stay. */
    @DELETE
    @Path("events")
    public Response eraseHistory() {
        return Answers.to(() -> {
            UserModel user = admin.mustManage(admin.user(userId));
            admin.session()
                    .getProvider(SessionRegistry.class)
                    .history(admin.realm(), user)
                    .erase(admin.userId());
            acted();
            return Answers.done();
        });
    }

    private Response ended() {
        UserModel user = admin.mustManage(admin.user(userId));
        admin.session().getProvider(SessionRegistry.class).endAll(admin.realm(), user, EndCause.ADMIN);
        acted();
        return Answers.done();
    }

    private void acted() {
        admin.event()
                .operation(OperationType.ACTION)
                .resource(ResourceType.USER)
                .resourcePath(admin.session().getContext().getUri())
                .success();
    }
}
