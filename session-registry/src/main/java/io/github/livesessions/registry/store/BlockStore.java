package io.github.livesessions.registry.store;

import io.github.livesessions.core.block.Block;
import io.github.livesessions.core.block.BlockScope;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The blocks of one realm, in the transaction of the given entity manager. */
public final class BlockStore {

    /** For how long after a block a session may begin whose login had passed the blocks before. */
    public static final Duration UNDER_WAY = Duration.ofMinutes(1);

    /** The device d is, beyond doubt, the one that the block b means; another account may use the same browser. */
    private static final String SAME_BROWSER =
            "(d.id = b.deviceId or d.browserKey = b.browserKey or d.keyThumbprint = b.keyThumbprint)";

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

    /** The account's blocks, and those of the realm that keep one of its devices out, the newest first. */
    public List<StandingBlock> of(String userId) {
        return entities.createQuery(
                        "select b from LiveSessionsBlock b where b.realmId = :realm and (b.userId = :user"
                                + " or (b.userId = :everybody and exists (select 1 from LiveSessionsDevice d"
                                + " where d.userId = :user and d.realmId = :realm and " + SAME_BROWSER + ")))"
                                + " order by b.blockedAt desc, b.id",
                        BlockRow.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("everybody", BlockRow.EVERYBODY)
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

    /** The blocks that hold for every account of the realm, the newest first. */
    public List<StandingBlock> ofEverybody() {
        return entities.createQuery(
                        "select b from LiveSessionsBlock b where b.realmId = :realm and b.userId = :everybody"
                                + " order by b.blockedAt desc, b.id",
                        BlockRow.class)
                .setParameter("realm", realmId)
                .setParameter("everybody", BlockRow.EVERYBODY)
                .getResultStream()
                .map(BlockStore::standing)
                .toList();
    }

    /** How many accounts a block of that device for the realm would keep it from, as far as is known now. */
    public int accountsOn(String deviceId) {
        return entities.createQuery(
                        "select count(distinct d.userId) from LiveSessionsDevice b join LiveSessionsDevice d"
                                + " on d.realmId = b.realmId and (d.id = b.id or d.browserKey = b.browserKey"
                                + " or d.keyThumbprint = b.keyThumbprint) where b.id = :device and b.realmId = :realm",
                        Long.class)
                .setParameter("device", deviceId)
                .setParameter("realm", realmId)
                .getSingleResult()
                .intValue();
    }

    /**
     * Devices, of all realms, that are blocked for their realm and have sessions from before, or of logins that were
     * under way. Sessions that began later were let in on purpose, as by a realm in report-only.
     */
    public static List<Unwanted> unwanted(EntityManager entities, int max) {
        return entities.createQuery(
                        "select s.realmId, s.userId, s.deviceId, max(b.blockedAt) from LiveSessionsBlock b"
                                + " join LiveSessionsDevice d on d.realmId = b.realmId and " + SAME_BROWSER
                                + " join LiveSessionsSession s on s.userId = d.userId and s.realmId = d.realmId"
                                + " and s.deviceId = d.id where b.userId = :everybody"
                                + " and s.startedAt <= b.blockedAt + :underWay"
                                + " group by s.realmId, s.userId, s.deviceId",
                        Object[].class)
                .setParameter("everybody", BlockRow.EVERYBODY)
                .setParameter("underWay", UNDER_WAY.toMillis())
                .setMaxResults(max)
                .getResultStream()
                .map(columns -> new Unwanted(
                        (String) columns[0], (String) columns[1], (String) columns[2], Instant.ofEpochMilli((Long)
                                columns[3])))
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

    static StandingBlock standing(BlockRow row) {
        return new StandingBlock(
                block(row), row.reason, Instant.ofEpochMilli(row.blockedAt), row.actorId, row.byDeviceId, row.userId);
    }

    private static BlockScope scope(BlockRow row) {
        return row.userId.equals(BlockRow.EVERYBODY) ? BlockScope.REALM : BlockScope.ACCOUNT;
    }
}
