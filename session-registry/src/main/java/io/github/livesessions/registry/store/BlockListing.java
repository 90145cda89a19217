package io.github.livesessions.registry.store;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.registry.store.ListedSession.Position;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is blocked in one realm page by page, the last blocked first; changes nothing. */
public final class BlockListing {

    private final EntityManager entities;
    private final String realmId;

    public BlockListing(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /**
     * The blocks behind a position.
     *
     * @param after the last position that is known already; null for the beginning
     * @param max how many to read at most
     */
    public List<Blocked> read(@Nullable Position after, int max) {
        TypedQuery<Object[]> page = entities.createQuery(
                        "select b, d from LiveSessionsBlock b left join LiveSessionsDevice d on d.id = b.deviceId"
                                + " where b.realmId = :realm"
                                + (after == null ? "" : " and b.blockedAt <= :at and (b.blockedAt < :at or b.id < :id)")
                                + " order by b.blockedAt desc, b.id desc",
                        Object[].class)
                .setParameter("realm", realmId)
                .setMaxResults(max);
        if (after != null) {
            page.setParameter("at", after.startedAt().toEpochMilli()).setParameter("id", after.id());
        }
        return page.getResultStream()
                .map(columns -> blocked((BlockRow) columns[0], (DeviceRow) columns[1]))
                .toList();
    }

    private static Blocked blocked(BlockRow block, @Nullable DeviceRow device) {
        String owner = block.userId.equals(BlockRow.EVERYBODY) ? null : block.userId;
        return new Blocked(
                BlockStore.standing(block),
                device == null ? null : DeviceStore.known(device),
                device == null ? owner : device.userId);
    }

    /**
     * A block and what it blocks.
     *
     * @param device null where it has been forgotten since
     * @param userId whose device it is; null where that is forgotten, too
     */
    public record Blocked(
            StandingBlock standing,
            @Nullable KnownDevice device,
            @Nullable String userId) {

        /** Where it stands in the list. */
        public Position position() {
            return new Position(standing.at(), standing.block().id());
        }
    }
}
