package io.github.livesessions.gate.lock;

import io.github.livesessions.core.policy.Lock;
import io.github.livesessions.core.policy.Policy;
import io.github.livesessions.registry.SessionRegistry;
import io.github.livesessions.registry.device.SessionBinding;
import io.github.livesessions.registry.visit.Visit;
import io.github.livesessions.registry.visit.Visits;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.IdentityCookieToken;

/**
 * Tells whether an identity cookie is closed to the request that brought it. It asks the notes of Keycloak's session,
 * which Keycloak is about to read anyway, and looks once in a request.
 */
final class CookieLock {

    private static final Logger LOG = Logger.getLogger(CookieLock.class);

    /** No browser keeps a longer one. */
    private static final int MAX_LENGTH = 4_096;

    private final KeycloakSession session;
    private final Clock clock;
    private @Nullable Finding found;

    CookieLock(KeycloakSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Whether the realm is gated, and the cookie is another browser's or waits for a proof. */
    boolean isClosed(RealmModel realm, String cookie) {
        Optional<Policy> policy;
        try {
            policy = session.getProvider(SessionRegistry.class).gate(realm);
        } catch (ComponentValidationException broken) {
            LOG.debug("an identity cookie is refused: the policy cannot be read", broken);
            return true; // as the gate: no policy is no admission
        }
        if (policy.isEmpty()) {
            return false;
        }
        boolean closed = cookie.length() > MAX_LENGTH || isClosed(realm, policy.get(), cookie);
        return closed && policy.get().enforces();
    }

    private boolean isClosed(RealmModel realm, Policy policy, String cookie) {
        Finding finding = finding(realm, policy, cookie);
        return finding.violated()
                || finding.binding().filter(binding -> isStale(policy, binding)).isPresent();
    }

    /**
     * A silent request can show no page on which the browser could prove itself. A client that manages sessions is held
     * strictly at either level: its tokens carry the rights of a proven device.
     */
    private boolean isStale(Policy policy, SessionBinding binding) {
        SilentRequest request = new SilentRequest(session);
        return !clock.instant().minus(policy.proofMaxAge()).isBefore(binding.provedAt())
                && request.isCurrent()
                && (policy.lock() == Lock.STRICT
                        || request.client()
                                .filter(policy.managementClients()::contains)
                                .isPresent());
    }

    private Finding finding(RealmModel realm, Policy policy, String cookie) {
        Finding finding = found;
        if (finding == null) {
            finding = look(realm, policy, cookie);
            found = finding;
        }
        return finding;
    }

    private Finding look(RealmModel realm, Policy policy, String cookie) {
        // the signature is looked at here too: an alert, or the end of a session, is not to be had by naming its id
        IdentityCookieToken token = session.tokens().decode(cookie, IdentityCookieToken.class);
        if (token == null || token.getSessionId() == null) {
            return Finding.NOTHING;
        }
        UserSessionModel owner = session.sessions().getUserSession(realm, token.getSessionId());
        if (owner == null || owner.getUser() == null) {
            return Finding.NOTHING;
        }
        Optional<SessionBinding> binding = SessionBinding.of(owner);
        if (binding.isEmpty()) {
            return Finding.NOTHING; // from before the realm was gated, or of a login without a browser
        }
        Visit visit = new Visits(session, realm).watched();
        Optional<SessionBinding.Mismatch> mismatch = binding.get().against(visit);
        mismatch.ifPresent(how -> session.getProvider(SessionRegistry.class)
                .violated(realm, owner.getUser(), policy, owner.getId(), visit, how));
        return new Finding(binding, mismatch.isPresent());
    }

    /** What became of the cookie's session in this request; nothing where Keycloak alone decides. */
    private record Finding(Optional<SessionBinding> binding, boolean violated) {

        static final Finding NOTHING = new Finding(Optional.empty(), false);
    }
}
