package io.github.livesessions.rest;

import io.github.livesessions.core.block.BlockScope;
import io.github.livesessions.core.text.PlainText;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.device.Actor;
import io.github.livesessions.registry.device.Blocking;
import io.github.livesessions.registry.device.Devices;
import io.github.livesessions.registry.device.HeldDevice;
import io.github.livesessions.registry.store.StandingBlock;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.UserModel;

/** The devices of users, for administrators. */
public final class AdminDevicesResource {

    private static final int MAX_REASON = 200;
    private static final String SCOPE = "scope";
    private static final String REASON = "reason";

    private final Admin admin;

    AdminDevicesResource(Admin admin) {
        this.admin = admin;
    }

    /** One page of one user's devices, the last seen first; or of what is blocked in the realm, the last blocked first. */
    @GET
    @Path("")
    public Response list() {
        return Answers.to(() -> {
            MultivaluedMap<String, String> asked =
                    admin.session().getContext().getUri().getQueryParameters();
            if (asked.containsKey("blocked")) {
                admin.mustQuery();
                return Answers.json(new BlockedDevices(admin).page(new Parameters(asked)));
            }
            UserQuery query = query(true);
            Devices devices = devices(admin.mustView(admin.user(query.userId())));
            Blocking blocking = devices.blocking();
            DevicePages pages =
                    new DevicePages(id -> false, standing -> BlockView.forAdministrator(standing, blocking));
            return Answers.json(pages.page(devices, query.page()));
        });
    }

    /** How many accounts a block of that device for the whole realm would touch. */
    @GET
    @Path("{id}/block")
    public Response touched(@PathParam("id") String id) {
        return Answers.to(() -> {
            Devices devices = devices(admin.mustView(admin.user(query(false).userId())));
            return Answers.json(
                    new Touched(devices.accountsOn(held(devices, id).device().id())));
        });
    }

    /** Blocks a device for its account or for the realm, and ends its sessions. */
    @PUT
    @Path("{id}/block")
    public Response block(@PathParam("id") String id, InputStream body) {
        return Answers.to(() -> {
            UserModel user = admin.mustManage(admin.user(query(false).userId()));
            Fields fields = Fields.read(body, SCOPE, REASON);
            BlockScope scope = scope(fields);
            String reason = reason(fields);
            Devices devices = devices(user);
            HeldDevice held = held(devices, id);
            Policies.mustBeGated(admin.realm());
            devices.blocking().block(held.device(), scope, reason, Actor.administrator(admin.userId()));
            tell(OperationType.UPDATE, new Told(user.getId(), id, scope.id(), reason));
            return Answers.done();
        });
    }

    /** Lifts the blocks of that scope, the owner's too. */
    @DELETE
    @Path("{id}/block")
    public Response unblock(@PathParam("id") String id, InputStream body) {
        return Answers.to(() -> {
            UserModel user = admin.mustManage(admin.user(query(false).userId()));
            BlockScope scope = scope(Fields.read(body, SCOPE, REASON));
            Devices devices = devices(user);
            Blocking blocking = devices.blocking();
            Actor actor = Actor.administrator(admin.userId());
            List<StandingBlock> standing = standing(devices, id).stream()
                    .filter(one -> one.block().scope() == scope)
                    .toList();
            standing.forEach(one -> blocking.lift(one, actor, scope.id()));
            if (!standing.isEmpty()) {
                tell(OperationType.DELETE, new Told(user.getId(), id, scope.id(), null));
            }
            return Answers.done();
        });
    }

    private UserQuery query(boolean paged) {
        admin.mustQuery();
        return UserQuery.read(admin.session().getContext().getUri().getQueryParameters(), paged);
    }

    private Devices devices(UserModel user) {
        return admin.session().getProvider(SessionRegistry.class).devices(admin.realm(), user);
    }

    private HeldDevice held(Devices devices, String id) {
        return devices.one(id).orElseThrow(() -> admin.unknown("device"));
    }

    /** The device's blocks; of a forgotten device, the one that it is known by. */
    private List<StandingBlock> standing(Devices devices, String id) {
        return devices.blocksOfForgotten().stream()
                .filter(one -> one.block().id().equals(id))
                .findFirst()
                .map(List::of)
                .orElseGet(() -> held(devices, id).blocks());
    }

    private BlockScope scope(Fields fields) {
        BlockScope scope = fields.text(SCOPE)
                .map(text -> BlockScope.of(text).orElseThrow(() -> Problem.field(SCOPE, "use one of account, realm")))
                .orElse(BlockScope.ACCOUNT);
        if (scope == BlockScope.REALM) {
            admin.mustManageRealm();
        }
        return scope;
    }

    private static @Nullable String reason(Fields fields) {
        String reason = PlainText.clip(fields.text(REASON).orElse(null), MAX_REASON + 1);
        if (reason != null && reason.length() > MAX_REASON) {
            throw Problem.field(REASON, "give " + MAX_REASON + " characters at most");
        }
        return reason;
    }

    private void tell(OperationType operation, Told told) {
        admin.event()
                .operation(operation)
                .resource(ResourceType.USER)
                .resourcePath(admin.session().getContext().getUri())
                .representation(told)
                .success();
    }

    /** What a block for the realm would touch. */
    record Touched(int accounts) {}

    /** What the admin event says of it. */
    record Told(
            String user,
            String device,
            String scope,
            @Nullable String reason) {}
}
