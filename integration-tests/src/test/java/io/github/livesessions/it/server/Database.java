package io.github.livesessions.it.server;

/** Where a Keycloak under test keeps its rows. */
public enum Database {
    /** A file beside the server. */
    H2("dev-file"),
    /** A PostgreSQL of its own, needed for more than one node. */
    POSTGRESQL("postgres");

    private final String vendor;

    Database(String vendor) {
        this.vendor = vendor;
    }

    /** The value of Keycloak's build option {@code db}. */
    String vendor() {
        return vendor;
    }
}
