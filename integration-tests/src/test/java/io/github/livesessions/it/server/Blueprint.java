package io.github.livesessions.it.server;

import java.util.List;

/**
 * What a test class asks of its server. Equal blueprints share a server.
 *
 * @param options start options in which <code>{files}</code> stands for the directory of exchanged files
 */
record Blueprint(int nodes, Database database, List<String> options) {

    Blueprint {
        if (nodes < 1) {
            throw new IllegalArgumentException("nodes must be 1 or more, but is " + nodes);
        }
        if (nodes > 1 && database != Database.POSTGRESQL) {
            throw new IllegalArgumentException(nodes + " nodes cannot share " + database + "; use POSTGRESQL");
        }
        options = List.copyOf(options);
    }

    static Blueprint of(Keycloak wish) {
        return new Blueprint(wish.nodes(), wish.database(), List.of(wish.options()));
    }

    /** Options with the directory of exchanged files filled in. */
    List<String> optionsWith(String files) {
        return options.stream().map(option -> option.replace("{files}", files)).toList();
    }
}
