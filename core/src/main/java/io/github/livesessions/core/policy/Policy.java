package io.github.livesessions.core.policy;

import io.github.livesessions.core.plan.Plans;
import java.time.Duration;
import java.util.Set;

/**
 * The rules of a realm.
 *
 * @param mode whether it is carried out, or only reported what it would do
 * @param keepBoth how long one session above the limit may be kept by choice; zero where it may not
 * @param supportContact whom a refused person may ask, as shown on pages; empty where the realm names nobody
 * @param proofMaxAge how old a device's last proof may be before it has to prove again
 * @param endSessions what a device that is not proven needs before it may end other sessions
 * @param reauth how long after a login sessions may be ended and devices blocked without a fresh one
 * @param managementClients the {@code client_id} of each client that may manage its users' sessions and devices
 * @param retention how long events and alerts are kept, and devices that are not used any more
 */
public record Policy(
        Mode mode,
        Plans plans,
        Duration keepBoth,
        Reveal reveal,
        String supportContact,
        Lock lock,
        Duration proofMaxAge,
        FingerprintLevel fingerprint,
        OnLockViolation onLockViolation,
        EndSessions endSessions,
        Duration reauth,
        Set<String> managementClients,
        Duration retention,
        ErasureRule erasure,
        Pseudonyms pseudonyms) {

    /** The client of Keycloak's own account console. */
    static final String ACCOUNT_CONSOLE = "account-console";

    /** Copies the clients; where there is none, the account console is the one. */
    public Policy {
        managementClients = managementClients.isEmpty() ? Set.of(ACCOUNT_CONSOLE) : Set.copyOf(managementClients);
    }

    /** Whether what it says is done. Every place that would ask, refuse, end or lock anything goes by this. */
    public boolean enforces() {
        return mode == Mode.ENFORCING;
    }
}
