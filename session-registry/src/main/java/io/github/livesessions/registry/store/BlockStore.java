package io.github.livesessions.registry.store;

import io.github.livesessions.core.block.Block;
import io.github.livesessions.core.block.BlockScope;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The blocks of one realm, in the transaction of the given entity manager. */
public final class BlockStore {

    private final EntityManager entities;
    private final String realmId;

    public BlockStore(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /**
     * Blocks a device of an account. The caller holds the account's lock.
     *
     * @param actorId who does it
     * @param byDeviceId the device from which it is done, if it is one of the account
     * @param undoDigest a digest of the word that undoes it by mail; null where no mail goes out
     * @return the block's id; that of the standing one where the device is blocked already
     */
    public String add(
            String userId,
            String deviceId,
            BlockScope scope,
            @Nullable String reason,
            String actorId,
            @Nullable String byDeviceId,
            @Nullable String undoDigest,
            Instant now) {
        String whose = scope == BlockScope.REALM ? BlockRow.EVERYBODY : userId;
        Optional<String> standing = standing(whose, deviceId);
        if (standing.isPresent()) {
            return standing.get();
        }
        DeviceRow device = entities.find(DeviceRow.class, deviceId);
        BlockRow row = new BlockRow();
        row.id = UUID.randomUUID().toString();
        row.realmId = realmId;
        row.userId = whose;
        row.deviceId = deviceId;
        row.browserKey = device == null ? null : device.browserKey;
        row.keyThumbprint = device == null ? null : device.keyThumbprint;
        row.fingerprint = device == null ? null : device.fingerprint;
        row.reason = reason;
        row.blockedAt = now.toEpochMilli();
        row.actorId = actorId;
        row.byDeviceId = byDeviceId;
        row.undoDigest = undoDigest;
        entities.persist(row);
        changed(userId);
        return row.id;
    }

    /** The account's blocks, and those of the realm that were made of its devices, the newest first. */
    public List<StandingBlock> of(String userId) {
        return entities.createQuery(
                        "select b from LiveSessionsBlock b where b.realmId = :realm and (b.userId = :user or exists"
                                + " (select 1 from LiveSessionsDevice d where d.id = b.deviceId and d.userId = :user))"
                                + " order by b.blockedAt desc, b.id",
                        BlockRow.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .getResultStream()
                .map(BlockStore::standing)
                .toList();
    }

    /** The blocks of that device. */
    public List<StandingBlock> ofDevice(String deviceId) {
        return entities.createQuery(
                        "select b from LiveSessionsBlock b where b.realmId = :realm and b.deviceId = :device",
                        BlockRow.class)
                .setParameter("realm", realmId)
                .setParameter("device", deviceId)
                .getResultStream()
                .map(BlockStore::standing)
                .toList();
    }

    /** The block that the mailed word undoes. */
    public Optional<StandingBlock> byUndo(String digest) {
        return entities.createQuery(
                        "select b from LiveSessionsBlock b where b.realmId = :realm and b.undoDigest = :digest",
                        BlockRow.class)
                .setParameter("realm", realmId)
                .setParameter("digest", digest)
                .getResultStream()
                .map(BlockStore::standing)
                .findFirst();
    }

    /**
     * Lifts a block.
     *
     * @param userId the account, whose logins under way are to look again
     * @return whether it stood
     */
    public boolean lift(String userId, String blockId) {
        boolean stood = entities.createQuery("delete from LiveSessionsBlock b where b.id = :id and b.realmId = :realm")
                        .setParameter("id", blockId)
                        .setParameter("realm", realmId)
                        .executeUpdate()
                > 0;
        if (stood) {
            changed(userId);
        }
        return stood;
    }

    /** The blocks that hold for every account of the realm. */
    List<Block> ofRealm() {
        return entities.createQuery(
                        "select b from LiveSessionsBlock b where b.realmId = :realm and b.userId = :everybody",
                        BlockRow.class)
                .setParameter("realm", realmId)
                .setParameter("everybody", BlockRow.EVERYBODY)
                .getResultStream()
                .map(BlockStore::block)
                .toList();
    }

    static Block block(BlockRow row) {
        return new Block(row.id, scope(row), row.deviceId, row.browserKey, row.keyThumbprint, row.fingerprint);
    }

    private Optional<String> standing(String whose, String deviceId) {
        return entities.createQuery(
                        "select b.id from LiveSessionsBlock b"
                                + " where b.realmId = :realm and b.userId = :user and b.deviceId = :device",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("user", whose)
                .setParameter("device", deviceId)
                .getResultStream()
                .findFirst();
    }

    /** A login that read the blocks before it took the account's lock sees by this that it has to read them again. */
    private void changed(String userId) {
        entities.createQuery("update LiveSessionsAccount u set u.blockChanges = u.blockChanges + 1"
                        + " where u.userId = :user and u.realmId = :realm")
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .executeUpdate();
    }

    private static StandingBlock standing(BlockRow row) {
        return new StandingBlock(
                block(row), row.reason, Instant.ofEpochMilli(row.blockedAt), row.actorId, row.byDeviceId, row.userId);
    }

    private static BlockScope scope(BlockRow row) {
        return row.userId.equals(BlockRow.EVERYBODY) ? BlockScope.REALM : BlockScope.ACCOUNT;
    }
}
