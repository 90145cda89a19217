package io.github.livesessions.registry.policy;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.services.ErrorResponseException;

/**
 * A component that cannot be a realm's policy. Keycloak answers 400 with the reason wherever one is sent to it, undoes
 * what the request has done, and logs the reason where a realm is imported at start. Its own
 * {@code ComponentValidationException} is a 500 without a reason when a realm is imported, and loses quotes and braces.
 */
final class PolicyRefused extends ErrorResponseException {

    private final String reason;

    PolicyRefused(String reason) {
        super(answer(reason));
        this.reason = reason;
    }

    @Override
    public String getMessage() {
        return reason;
    }

    private static Response answer(String reason) {
        ErrorRepresentation body = new ErrorRepresentation();
        body.setErrorMessage(reason);
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
