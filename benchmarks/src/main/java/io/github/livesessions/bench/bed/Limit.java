package io.github.livesessions.bench.bed;

import java.util.Locale;

/**
 * How many sessions a person may have, and what happens to one more.
 *
 * @param whenFull in the words of our policy
 */
public record Limit(int sessions, String whenFull) {

    /** So wide that no benchmark reaches it: what is measured is the counting. */
    public static Limit outOfReach() {
        return new Limit(1000, "evict-oldest");
    }

    /** What comes nearest in Keycloak's own limiter, which has no other words. */
    String keycloaksBehaviour() {
        return switch (whenFull.toLowerCase(Locale.ROOT)) {
            case "refuse", "ask" -> "Deny new session";
            default -> "Terminate oldest session";
        };
    }
}
