package io.github.livesessions.bench.bed;

/**
 * Processor time in milliseconds.
 *
 * @param keycloak of all Keycloak nodes of one server
 * @param postgres of all processes of its database
 * @param driver of this process, which plays the browsers
 */
public record Cpu(double keycloak, double postgres, double driver) {

    public Cpu minus(Cpu before) {
        return new Cpu(keycloak - before.keycloak, postgres - before.postgres, driver - before.driver);
    }

    public Cpu per(int operations) {
        return new Cpu(keycloak / operations, postgres / operations, driver / operations);
    }

    /** What is compared: the server with its database, without the driver. */
    public double server() {
        return keycloak + postgres;
    }
}
