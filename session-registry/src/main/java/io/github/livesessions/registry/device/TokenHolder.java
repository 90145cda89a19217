package io.github.livesessions.registry.device;

import io.github.livesessions.core.device.AgentKind;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;

/**
 * The kind of program to which a public client's tokens were given: the one that redeemed the code, be it the browser or
 * an app's own way to the network. It lies in a note of the client's part of the session.
 */
public final class TokenHolder {

    private static final String HOLDER = "live-sessions.token-holder";

    private TokenHolder() {}

    /** Notes who holds the tokens; the first one does, or a thief's redemption would turn the owner into the violator. */
    public static void note(AuthenticatedClientSessionModel tokens, AgentKind kind) {
        if (tokens.getNote(HOLDER) == null) {
            tokens.setNote(HOLDER, kind.text());
        }
    }

    /** Who holds the tokens; empty where they came otherwise than by a code, or before the realm was gated. */
    public static Optional<AgentKind> of(AuthenticatedClientSessionModel tokens) {
        return Optional.ofNullable(tokens.getNote(HOLDER)).map(AgentKind::new);
    }
}
