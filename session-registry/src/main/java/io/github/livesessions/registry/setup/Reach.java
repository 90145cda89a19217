package io.github.livesessions.registry.setup;

/**
 * How many people and sessions a policy touches: those above their plans.
 *
 * @param users people who have more sessions than their plan allows
 * @param sessions what they have above it
 */
public record Reach(int users, int sessions) {

    public static final Reach NONE = new Reach(0, 0);
}
