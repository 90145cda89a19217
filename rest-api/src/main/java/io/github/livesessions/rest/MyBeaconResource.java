package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.presence.Attendance;
import io.github.livesessions.registry.presence.Hello;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Gives a page what it checks its session with, in exchange for a token. */
public final class MyBeaconResource {

    private final KeycloakSession session;

    MyBeaconResource(KeycloakSession session) {
        this.session = session;
    }

    /** A beacon of the token's own session. */
    @GET
    @Path("")
    public Response beacon() {
        return Answers.to(() -> {
            OwnSid own = OwnSid.of(session);
            SessionRegistry registry = session.getProvider(SessionRegistry.class);
            Attendance attendance = registry.attendance();
            Hello hello = registry.hello(own.realm(), own.user(), own.own());
            return Answers.json(new View(
                    attendance.beacon(
                            session,
                            own.realm(),
                            own.own().getId(),
                            own.client().getId()),
                    own.own().getId(),
                    BeaconResource.seconds(hello.rest().life()),
                    BeaconResource.seconds(hello.rest().idle()),
                    attendance.pause().toSeconds(),
                    hello.idleWarning().toSeconds()));
        });
    }

    /**
     * What the page's agent starts with; all times in seconds.
     *
     * @param expiresIn until the session ends whatever its person does; null where it does not, or that is not known
     * @param idleIn until it ends if its person does nothing; null likewise
     * @param next until the first check
     * @param idleWarning how long before the idle end its person is to be warned
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record View(
            String beacon,
            String session,
            @Nullable Long expiresIn,
            @Nullable Long idleIn,
            long next,
            long idleWarning) {}
}
