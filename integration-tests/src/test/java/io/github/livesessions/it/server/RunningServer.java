package io.github.livesessions.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The one server that is up. Another blueprint stops it first, so that tests never crowd a small machine. */
final class RunningServer implements AutoCloseable {

    private @Nullable Blueprint blueprint;
    private @Nullable KeycloakServer server;

    synchronized KeycloakServer as(Blueprint wanted) {
        KeycloakServer running = server;
        if (running != null && wanted.equals(blueprint)) {
            return running;
        }
        close();
        try {
            running = Engine.chosen().boot(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException("No server for " + wanted, e);
        }
        blueprint = wanted;
        server = running;
        return running;
    }

    synchronized @Nullable KeycloakServer current() {
        return server;
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
            blueprint = null;
        }
    }
}
