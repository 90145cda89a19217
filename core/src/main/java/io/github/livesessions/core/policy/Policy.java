package io.github.livesessions.core.policy;

import io.github.livesessions.core.plan.Plans;
import java.time.Duration;

/**
 * The rules of a realm.
 *
 * @param keepBoth how long one session above the limit may be kept by choice; zero where it may not
 * @param supportContact whom a refused person may ask, as shown on pages; empty where the realm names nobody
 */
public record Policy(Plans plans, Duration keepBoth, Reveal reveal, String supportContact) {}
