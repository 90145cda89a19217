package io.github.livesessions.registry.presence;

import io.github.livesessions.registry.store.NodeStore.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Notices nodes that give no sign of life any more. It goes by how long a node's last sign has stood there, as this
 * node's steady clock has it, and not by what the sign says: the clocks of two machines differ.
 */
final class DeathWatch {

    /** Four signs may be missing. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Sign> signs = new HashMap<>();

    /** Begins anew, as after a time in which no node could give a sign. */
    void forget() {
        signs.clear();
    }

    /** Those of the nodes that are dead. */
    List<Node> dead(List<Node> nodes, long now) {
        signs.keySet().retainAll(nodes.stream().map(Node::id).collect(Collectors.toSet()));
        return nodes.stream().filter(node -> node.gone() || isDead(node, now)).toList();
    }

    private boolean isDead(Node node, long now) {
        Sign known = signs.get(node.id());
        if (known == null || !known.says().equals(node.seenAt())) {
            signs.put(node.id(), new Sign(node.seenAt(), now));
            return false;
        }
        return now - known.since() > PATIENCE.toNanos();
    }

    private record Sign(Instant says, long since) {}
}
