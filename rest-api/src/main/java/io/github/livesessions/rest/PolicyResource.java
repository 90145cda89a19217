package io.github.livesessions.rest;

import io.github.livesessions.registry.AppliedPlans;
import io.github.livesessions.registry.SessionRegistry;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;

/** What an administrator does with the realm's policy as a whole. */
public final class PolicyResource {

    private final Admin admin;

    PolicyResource(Admin admin) {
        this.admin = admin;
    }

    /** Ends what accounts have above their plans, and tells of how many; without it, that waits for their next logins. */
    @POST
    @Path("apply")
    @Produces(MediaType.APPLICATION_JSON)
    public Response apply() {
        return Answers.to(() -> {
            admin.mustManageRealm();
            SessionRegistry registry = admin.mustBeGated();
            AppliedPlans applied = registry.applyPlans(admin.realm());
            admin.event()
                    .operation(OperationType.ACTION)
                    .resource(ResourceType.REALM)
                    .resourcePath(admin.session().getContext().getUri())
                    .representation(applied)
                    .success();
            return Answers.json(applied);
        });
    }
}
