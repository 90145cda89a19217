package io.github.livesessions.gate.lock;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** A request of an application that forbids any page: {@code prompt=none}. */
final class SilentRequest {

    private static final String ENDPOINT = "/protocol/openid-connect/auth";

    private final KeycloakSession session;

    SilentRequest(KeycloakSession session) {
        this.session = session;
    }

    /** Whether the current request is one, by its address, its form, or what Keycloak has read from a signed object. */
    boolean isCurrent() {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null && isNone(login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM))) {
            return true;
        }
        if (!session.getContext().getUri().getPath().endsWith(ENDPOINT)) {
            return false;
        }
        return isNone(session.getContext().getUri().getQueryParameters().getFirst(OIDCLoginProtocol.PROMPT_PARAM))
                || isNone(session.getContext()
                        .getHttpRequest()
                        .getDecodedFormParameters()
                        .getFirst(OIDCLoginProtocol.PROMPT_PARAM));
    }

    /** Whose silent request it is; empty where that is not told. */
    Optional<String> client() {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login != null) {
            return Optional.of(login.getClient().getClientId());
        }
        String asked = session.getContext().getUri().getQueryParameters().getFirst(OIDCLoginProtocol.CLIENT_ID_PARAM);
        return Optional.ofNullable(asked)
                .or(() -> Optional.ofNullable(session.getContext()
                        .getHttpRequest()
                        .getDecodedFormParameters()
                        .getFirst(OIDCLoginProtocol.CLIENT_ID_PARAM)));
    }

    private static boolean isNone(@Nullable String prompt) {
        return TokenUtil.hasPrompt(prompt, OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }
}
