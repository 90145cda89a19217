package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.core.plan.Plan;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.account.PlanOf;
import io.github.livesessions.registry.policy.PolicyComponent;
import io.github.livesessions.registry.store.SessionListing;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.UserModel;

/** One user as a whole, for administrators. */
public final class AdminUserResource {

    private final Admin admin;
    private final String userId;

    AdminUserResource(Admin admin, String userId) {
        this.admin = admin;
        this.userId = userId;
    }

    /** The user, with the plan and the number of live sessions. */
    @GET
    @Path("")
    @Produces(MediaType.APPLICATION_JSON)
    public Response show() {
        return Answers.to(() -> {
            UserModel user = admin.mustView(admin.user(userId));
            Optional<Plan> plan = plan(user);
            return Answers.json(new View(
                    user.getId(),
                    user.getUsername(),
                    user.isEnabled(),
                    plan.map(Plan::name).orElse(null),
                    plan.map(Plan::limit).orElse(null),
                    new SessionListing(admin.entities(), admin.realm().getId())
                            .of(user.getId())
                            .size()));
        });
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

    private Optional<Plan> plan(UserModel user) {
        try {
            return PolicyComponent.policy(admin.realm())
                    .map(policy -> new PlanOf(admin.session(), admin.realm(), policy.plans()).user(user));
        } catch (ComponentValidationException wrongPolicy) { // the list is where the damage is looked at
            return Optional.empty();
        }
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

    /**
     * A user as administrators see them here.
     *
     * @param plan null where the realm has none
     * @param limit how many sessions the plan allows; null where there is none
     * @param live how many there are
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record View(
            String id,
            String username,
            boolean enabled,
            @Nullable String plan,
            @Nullable Integer limit,
            int live) {}
}
