package io.github.livesessions.bench.drive;

/** How Keycloak answered a name and a password. */
public sealed interface Outcome {

    /** The login went through. */
    record Admitted(String code) implements Outcome {}

    /**
     * The choice page.
     *
     * @param action where its form is sent to
     * @param prefilled what the form sends besides the button
     */
    record Asked(String action, String prefilled) implements Outcome {}

    /** No session came of it. */
    record Refused(int status) implements Outcome {}
}
