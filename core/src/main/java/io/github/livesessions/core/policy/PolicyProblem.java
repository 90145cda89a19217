package io.github.livesessions.core.policy;

/** A value that a policy cannot have, and what to write instead. */
public record PolicyProblem(String key, String value, String remedy) {

    @Override
    public String toString() {
        return "'" + key + "' is '" + value + "': " + remedy;
    }
}
