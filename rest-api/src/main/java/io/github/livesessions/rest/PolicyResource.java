package io.github.livesessions.rest;

import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.policy.PolicyReader;
import io.github.livesessions.core.policy.PolicyReading;
import io.github.livesessions.registry.AppliedPlans;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.policy.StoredPolicy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;

/** What an administrator does with the realm's policy as a whole. */
public final class PolicyResource {

    /** Room for some hundred plans. */
    private static final int MAX_BYTES = 65_536;

    private static final String VALUES = "values";

    private final Admin admin;

    PolicyResource(Admin admin) {
        this.admin = admin;
    }

    /** The policy, what it means, and what else it could say. */
    @GET
    @Path("")
    public Response get() {
        return Answers.to(() -> {
            admin.mustViewRealm();
            return shown(StoredPolicy.of(admin.realm()));
        });
    }

    /** Replaces all of it; sets the realm up where it was not. Sessions that stand are left to their next login. */
    @PUT
    @Path("")
    public Response put(InputStream body) {
        return Answers.to(() -> {
            admin.mustManageRealm();
            Wanted wanted = Wanted.read(body);
            String version = version();
            StoredPolicy standing = StoredPolicy.locked(admin.session(), admin.realm());
            if (!standing.version().equals(version)) {
                throw Problem.versionStale();
            }
            if (registry().locksOut(admin.realm(), wanted.policy())) {
                throw Problem.wouldLockOut();
            }
            if (!standing.equals(wanted.text())) {
                wanted.text().writeTo(admin.realm());
                tell(standing.there() ? OperationType.UPDATE : OperationType.CREATE, wanted.text());
            }
            return shown(wanted.text());
        });
    }

    /** What applying another policy would end, and in what it differs. */
    @POST
    @Path("preview")
    public Response preview(InputStream body) {
        return Answers.to(() -> {
            admin.mustViewRealm();
            Wanted wanted = Wanted.read(body);
            ExportTurns.Turn turn = ExportTurns.SERVER.take("preview " + admin.userId());
            try {
                return Answers.json(PolicyPreview.of(
                        registry().preview(admin.realm(), wanted.policy(), admin.users()::canView),
                        StoredPolicy.of(admin.realm()),
                        wanted.text()));
            } finally {
                turn.close();
            }
        });
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

    private Response shown(StoredPolicy policy) {
        Response answer = Answers.json(PolicyView.of(policy, registry().heldOpen()));
        return Response.fromResponse(answer)
                .header(HttpHeaders.ETAG, '"' + policy.version() + '"')
                .build();
    }

    /** The version that the request is about. */
    private String version() {
        String given = ifMatch();
        if (given == null || given.isBlank()) {
            throw Problem.versionRequired();
        }
        String text = given.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private @Nullable String ifMatch() {
        return admin.session().getContext().getHttpRequest().getHttpHeaders().getHeaderString(HttpHeaders.IF_MATCH);
    }

    private void tell(OperationType operation, StoredPolicy wanted) {
        admin.event()
                .operation(operation)
                .resource(ResourceType.COMPONENT)
                .resourcePath(admin.session().getContext().getUri())
                .representation(wanted.values())
                .success();
    }

    private SessionRegistry registry() {
        return admin.session().getProvider(SessionRegistry.class);
    }

    /** The policy that a request brings. */
    private record Wanted(StoredPolicy text, Policy policy) {

        static Wanted read(InputStream body) {
            Map<String, List<String>> values =
                    Fields.read(body, MAX_BYTES, VALUES).lists(VALUES);
            PolicyReading reading = PolicyReader.read(values);
            if (reading instanceof PolicyReading.Invalid wrong) {
                throw Problem.invalidPolicy(wrong.problems());
            }
            return new Wanted(new StoredPolicy(true, values), ((PolicyReading.Valid) reading).policy());
        }
    }
}
