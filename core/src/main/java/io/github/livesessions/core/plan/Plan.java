package io.github.livesessions.core.plan;

import io.github.livesessions.core.presence.Lifetime;
import io.github.livesessions.core.session.LiveSession;
import java.util.List;
import java.util.Set;

/**
 * A named limit on sessions at once.
 *
 * @param name as the realm's policy writes it; of two that differ in case alone a realm has one
 * @param limit sessions at once, at least 1
 * @param roles names of realm roles (or {@code client.role}) whose members are on this plan
 * @param lifetime how long its people's sessions live, where it says so; the realm's own limits hold for the rest
 */
public record Plan(String name, int limit, WhenFull whenFull, Notice notice, Set<String> roles, Lifetime lifetime) {

    public Plan {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, but is " + limit);
        }
        roles = Set.copyOf(roles);
    }

    /** A plan that says nothing of how long sessions live. */
    public Plan(String name, int limit, WhenFull whenFull, Notice notice, Set<String> roles) {
        this(name, limit, whenFull, notice, roles, Lifetime.UNLIMITED);
    }

    /** Those of an account's sessions that the plan has no place for, the first to go first. */
    public List<LiveSession> surplus(List<LiveSession> live) {
        List<LiveSession> counted = live.stream()
                .filter(session -> session.kind().counted())
                .sorted(whenFull.firstToGo())
                .toList();
        return counted.subList(0, Math.max(0, counted.size() - limit));
    }
}
