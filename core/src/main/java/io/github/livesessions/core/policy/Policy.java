package io.github.livesessions.core.policy;

import io.github.livesessions.core.plan.Plans;
import java.time.Duration;

/**
 * The rules of a realm.
 *
 * @param keepBoth how long one session above the limit may be kept by choice; zero where it may not
 * @param supportContact whom a refused person may ask, as shown on pages; empty where the realm names nobody
 * @param proofMaxAge how old a device's last proof may be before it has to prove again
 * @param endSessions what a device that is not proven needs before it may end other sessions
 */
public record Policy(
        Plans plans,
        Duration keepBoth,
        Reveal reveal,
        String supportContact,
        Lock lock,
        Duration proofMaxAge,
        FingerprintLevel fingerprint,
        OnLockViolation onLockViolation,
        EndSessions endSessions) {}
