package io.github.livesessions.it.server;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A running Keycloak of one or more nodes. Browsers reach it as {@code http://localhost:port}, which they treat as a
 * secure context.
 */
public interface KeycloakServer extends AutoCloseable {

    int nodes();

    /** The address that the outside knows; requests to other nodes name it as their forwarded host. */
    default URI baseUrl() {
        return baseUrl(0);
    }

    /** Where {@code node}, counted from 0, listens. */
    URI baseUrl(int node);

    /** Where the server reaches itself, for an identity provider in another of its realms. */
    URI innerUrl();

    /** How the server reaches a loopback {@code address} of the tests, for back-channel logout. */
    URI fromInside(URI address);

    Admin admin();

    /** The same, asked of {@code node}. */
    default Admin admin(int node) {
        return new Admin(() -> baseUrl(node));
    }

    /** All that {@code node} has printed since it was first started. */
    String log(int node);

    /** A directory on the test's side whose files the server sees; start options name it as {@code {files}}. */
    Path files();

    /** Opens the server's own database; the caller closes the connection. */
    Connection database() throws SQLException;

    /** Shuts {@code node} down as an operator does. */
    void stop(int node);

    /** Ends {@code node} with no chance to tidy up. */
    void kill(int node);

    /** Starts a stopped {@code node} on its old ports, with {@code more} options than the first time. */
    void start(int node, String... more);

    @Override
    void close();
}
