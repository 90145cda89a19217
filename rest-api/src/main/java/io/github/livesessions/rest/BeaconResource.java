package io.github.livesessions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.presence.Answer;
import io.github.livesessions.registry.presence.Attendance;
import io.github.livesessions.registry.presence.Beacon;
import io.github.livesessions.registry.push.Reason;
import io.github.livesessions.registry.push.Reasons;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.cors.Cors;

/**
 * Takes the connection checks of pages. Every open page comes by twice a minute, so that a check touches neither the
 * database nor Keycloak's sessions. Browsers ask no leave for it, since plain text needs none.
 */
public final class BeaconResource {

    private static final String ACTIVE = " active";
    private static final int MAX_BYTES = Beacon.MAX_LENGTH + ACTIVE.length();

    private final KeycloakSession session;

    BeaconResource(KeycloakSession session) {
        this.session = session;
    }

    /** One check: a beacon, and the word {@code active} if the person has done something since the last one. */
    @POST
    @Path("")
    @Consumes(MediaType.WILDCARD)
    public Response check(InputStream body) {
        return Answers.to(() -> {
            String text = text(body);
            boolean active = text.endsWith(ACTIVE);
            String shown = active ? text.substring(0, text.length() - ACTIVE.length()) : text;
            RealmModel realm = session.getContext().getRealm();
            Attendance attendance = session.getProvider(SessionRegistry.class).attendance();
            Beacon beacon = open(attendance, realm, shown);
            allowOrigin(realm, beacon);
            return answer(attendance, beacon, attendance.check(realm, beacon, active));
        });
    }

    private Response answer(Attendance attendance, Beacon beacon, Answer answer) {
        if (answer instanceof Answer.Live live) {
            return Answers.json(new LiveView(
                    "live",
                    seconds(live.rest().life()),
                    seconds(live.rest().idle()),
                    attendance.pause().toSeconds()));
        }
        if (answer instanceof Answer.Ended ended) {
            return Answers.json(new EndedView("ended", reason(beacon, ended)));
        }
        throw Problem.staleBeacon();
    }

    /** Asked of the database, since a page asks it once: it checks no more then. */
    private ReasonView reason(Beacon beacon, Answer.Ended ended) {
        RealmModel realm = session.getContext().getRealm();
        Policy policy = Policies.of(realm);
        Reason reason = new Reasons(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId())
                .of(beacon.sessionId())
                .orElseGet(() -> Reason.bare(EndCause.of(ended.cause()), ended.at()));
        ClientModel client = realm.getClientById(beacon.clientId());
        boolean manages = client != null && policy.managementClients().contains(client.getClientId());
        return manages ? ReasonView.toOwner(reason, policy.reveal()) : ReasonView.toApp(reason);
    }

    private Beacon open(Attendance attendance, RealmModel realm, String text) {
        if (!attendance.looksLikeBeacon(text)) {
            letAnyoneRead();
            throw Problem.noBeacon();
        }
        Optional<Beacon> opened = attendance.open(session, realm, text);
        if (opened.isEmpty()) {
            letAnyoneRead();
            throw Problem.staleBeacon();
        }
        return opened.get();
    }

    private void allowOrigin(RealmModel realm, Beacon beacon) {
        ClientModel client = realm.getClientById(beacon.clientId());
        try {
            Cors.builder().checkAllowedOrigins(session, client).add();
        } catch (ForbiddenException foreignOrigin) {
            throw Problem.forbidden();
        }
    }

    /** What has no seal of ours names no client whose pages may read the answer, which says nothing of anybody. */
    private void letAnyoneRead() {
        session.getContext().getHttpResponse().setHeader(Cors.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    private String text(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                letAnyoneRead();
                throw Problem.tooLarge(MAX_BYTES);
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) { // the client has hung up: nobody waits for an answer
            throw new BadRequestException(gone);
        }
    }

    static @Nullable Long seconds(Optional<Duration> time) {
        return time.map(Duration::toSeconds).orElse(null);
    }

    /** The session lives; all times in seconds. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LiveView(
            String state,
            @Nullable Long expiresIn,
            @Nullable Long idleIn,
            long next) {}

    /** The session has ended. */
    record EndedView(String state, ReasonView reason) {}
}
