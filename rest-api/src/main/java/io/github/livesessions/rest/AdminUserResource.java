package io.github.livesessions.rest;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.SessionRegistry;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
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

    private Response ended() {
        UserModel user = admin.mustManage(admin.user(userId));
        admin.session().getProvider(SessionRegistry.class).endAll(admin.realm(), user, EndCause.ADMIN);
        admin.event()
                .operation(OperationType.ACTION)
                .resource(ResourceType.USER)
                .resourcePath(admin.session().getContext().getUri())
                .success();
        return Answers.done();
    }
}
