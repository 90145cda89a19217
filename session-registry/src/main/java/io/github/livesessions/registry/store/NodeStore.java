package io.github.livesessions.registry.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** The nodes and their signs of life, in the transaction of the given entity manager. */
public final class NodeStore {

    private final EntityManager entities;

    public NodeStore(EntityManager entities) {
        this.entities = entities;
    }

    /** A node begins its life. */
    public void begin(String nodeId, Instant at) {
        NodeRow row = new NodeRow();
        row.id = nodeId;
        row.seenAt = at.toEpochMilli();
        entities.persist(row);
    }

    /**
     * A sign of life.
     *
     * @return false where the node has been given up, or never began
     */
    public boolean sign(String nodeId, Instant at) {
        return entities.createQuery(
                                "update LiveSessionsNode n set n.seenAt = :at where n.id = :node and n.gone = false")
                        .setParameter("at", at.toEpochMilli())
                        .setParameter("node", nodeId)
                        .executeUpdate()
                > 0;
    }

    /** All nodes that were not ended. */
    public List<Node> all() {
        return entities.createQuery("select n from LiveSessionsNode n", NodeRow.class)
                .getResultStream()
                .map(row -> new Node(row.id, Instant.ofEpochMilli(row.seenAt), row.gone))
                .toList();
    }

    /** Gives the node up, unless it has given a sign since {@code seenAt}. */
    public void giveUp(String nodeId, Instant seenAt) {
        entities.createQuery("update LiveSessionsNode n set n.gone = true where n.id = :node and n.seenAt <= :seen")
                .setParameter("node", nodeId)
                .setParameter("seen", seenAt.toEpochMilli())
                .executeUpdate();
    }

    /** The node vouches for nobody any more. */
    public void end(String nodeId) {
        entities.createQuery("delete from LiveSessionsNode n where n.id = :node")
                .setParameter("node", nodeId)
                .executeUpdate();
    }

    /**
     * A node as the database knows it.
     *
     * @param gone whether it has been given up
     */
    public record Node(String id, Instant seenAt, boolean gone) {}
}
