package io.github.livesessions.registry.store;

import io.github.livesessions.core.block.Block;
import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.device.DeviceType;
import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.text.SearchKey;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The devices of one realm's accounts, in the transaction of the given entity manager. */
public final class DeviceStore {

    /** An account that is shown ever new devices forgets those that matter least. */
    static final int MAX_DEVICES = 100;

    /** A key that no device has. */
    private static final String NONE = "-";

    private final EntityManager entities;
    private final String realmId;

    public DeviceStore(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /**
     * What the account knows of a browser, and the blocks that may be about it, by one statement.
     *
     * @param keyThumbprint of the key that the browser proved to hold; null for none
     * @param fingerprints keyed MACs of its fingerprint; empty for none
     */
    public Sighting look(String userId, String browserKey, @Nullable String keyThumbprint, Set<String> fingerprints) {
        List<String> prints = fingerprints.isEmpty() ? List.of(NONE) : List.copyOf(fingerprints);
        // a parameter for each: Hibernate translates a query with a list anew each time, which cost more than the
        // answer
        String printed = IntStream.range(0, prints.size())
                .mapToObj(i -> ":print" + i)
                .collect(Collectors.joining(", ", "b.fingerprint in (", ")"));
        TypedQuery<Object[]> query = entities.createQuery(
                        "select u.blockChanges, d, b from LiveSessionsAccount u"
                                + " left join LiveSessionsDevice d on d.userId = u.userId and d.realmId = u.realmId"
                                + " and (d.browserKey = :cookie or d.keyThumbprint = :key)"
                                + " left join LiveSessionsBlock b on b.realmId = u.realmId and (b.userId = u.userId"
                                + " or (b.userId = :everybody and (b.browserKey = :cookie or b.keyThumbprint = :key"
                                + " or " + printed + ")))"
                                + " where u.userId = :user and u.realmId = :realm",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .setParameter("everybody", BlockRow.EVERYBODY)
                .setParameter("cookie", browserKey)
                .setParameter("key", keyThumbprint == null ? NONE : keyThumbprint);
        for (int i = 0; i < prints.size(); i++) {
            query.setParameter("print" + i, prints.get(i));
        }
        List<Object[]> rows = query.getResultList();
        if (rows.isEmpty()) { // the account's first login
            return new Sighting(List.of(), new BlockStore(entities, realmId).ofRealm(), 0);
        }
        Map<String, KnownDevice> devices = new LinkedHashMap<>();
        Map<String, Block> blocks = new LinkedHashMap<>();
        for (Object[] columns : rows) {
            if (columns[1] instanceof DeviceRow row) {
                devices.put(row.id, known(row));
                entities.detach(row);
            }
            if (columns[2] instanceof BlockRow row) {
                blocks.put(row.id, BlockStore.block(row));
                entities.detach(row);
            }
        }
        return new Sighting(List.copyOf(devices.values()), List.copyOf(blocks.values()), (Integer) rows.get(0)[0]);
    }

    /** The account's device of that id. */
    public Optional<KnownDevice> device(String userId, String deviceId) {
        return find(userId, deviceId).map(DeviceStore::known);
    }

    /** All devices of the account, the last seen first. */
    public List<KnownDevice> of(String userId) {
        return entities.createQuery(
                        "select d from LiveSessionsDevice d where d.userId = :user and d.realmId = :realm"
                                + " order by d.lastSeenAt desc, d.id",
                        DeviceRow.class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .getResultStream()
                .map(DeviceStore::known)
                .toList();
    }

    /**
     * Makes the acquaintance of a device, and forgets the one that matters least where there are too many. The caller
     * holds the account's lock and has looked for it in vain.
     *
     * @return its id
     */
    public String meet(String userId, NewDevice device, Instant now) {
        makeRoom(userId);
        DeviceRow row = new DeviceRow();
        row.id = UUID.randomUUID().toString();
        row.realmId = realmId;
        row.userId = userId;
        row.browserKey = device.browserKey();
        row.keyThumbprint = device.keyThumbprint();
        row.fingerprint = device.fingerprint();
        row.firstSeenAt = now.toEpochMilli();
        row.provenAt = device.proven() ? now.toEpochMilli() : null;
        describe(row, device.description(), now);
        entities.persist(row);
        return row.id;
    }

    /** Notes that a device is still in use, and what it is by now. */
    public void meetAgain(String deviceId, DeviceDescription description, @Nullable String fingerprint, Instant now) {
        DeviceRow row = entities.find(DeviceRow.class, deviceId);
        if (row != null) {
            describe(row, description, now);
            row.fingerprint = fingerprint == null ? row.fingerprint : fingerprint;
        }
    }

    /** Takes the cookie and the key for the device's own from now on. */
    public void rebind(String deviceId, String browserKey, @Nullable String keyThumbprint) {
        DeviceRow row = entities.find(DeviceRow.class, deviceId);
        if (row != null) {
            row.browserKey = browserKey;
            row.keyThumbprint = keyThumbprint;
        }
    }

    /** Notes that a device has passed a second factor or a mailed code. */
    public void prove(String deviceId, Instant now) {
        DeviceRow row = entities.find(DeviceRow.class, deviceId);
        if (row != null && row.provenAt == null) {
            row.provenAt = now.toEpochMilli();
        }
    }

    /**
     * Names a device, and marks it as trusted or not.
     *
     * @param name null to call it by what it is
     * @return whether the account has it
     */
    public boolean change(String userId, String deviceId, @Nullable String name, boolean trusted) {
        Optional<DeviceRow> row = find(userId, deviceId);
        row.ifPresent(found -> {
            found.name = name;
            found.nameKey = name == null ? null : SearchKey.of(name);
            found.trusted = trusted;
        });
        return row.isPresent();
    }

    /** Which of these devices the accounts of the realm have. */
    public List<KnownDevice> all(Set<String> deviceIds) {
        return deviceIds.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select d from LiveSessionsDevice d where d.id in :ids and d.realmId = :realm",
                                DeviceRow.class)
                        .setParameter("ids", deviceIds)
                        .setParameter("realm", realmId)
                        .getResultStream()
                        .map(DeviceStore::known)
                        .toList();
    }

    /** Which of these devices a block keeps out, be it the account's or the realm's. */
    public Set<String> blocked(Set<String> deviceIds) {
        return deviceIds.isEmpty()
                ? Set.of()
                : Set.copyOf(entities.createQuery(
                                "select distinct d.id from LiveSessionsDevice d join LiveSessionsBlock b"
                                        + " on b.realmId = d.realmId and (b.userId = d.userId or b.userId = :everybody)"
                                        + " and (b.deviceId = d.id or b.browserKey = d.browserKey"
                                        + " or b.keyThumbprint = d.keyThumbprint)"
                                        + " where d.id in :ids and d.realmId = :realm",
                                String.class)
                        .setParameter("ids", deviceIds)
                        .setParameter("realm", realmId)
                        .setParameter("everybody", BlockRow.EVERYBODY)
                        .getResultList());
    }

    /** The next realm that has accounts, by id; empty where none comes after that one. */
    public static Optional<String> realmAfter(EntityManager entities, String realmId) {
        return Optional.ofNullable(entities.createQuery(
                        "select min(u.realmId) from LiveSessionsAccount u where u.realmId > :realm", String.class)
                .setParameter("realm", realmId)
                .getSingleResult());
    }

    /**
     * Deletes devices that were last seen before {@code before}, trusted ones too, but those that have a session. Of a
     * blocked one the block stays, with what it knows the browser by.
     *
     * @param max how many at once
     * @return how many were found
     */
    public int forgetUnused(Instant before, int max) {
        List<String> ids = entities.createQuery(
                        "select d.id from LiveSessionsDevice d where d.realmId = :realm and d.lastSeenAt < :before"
                                + " and not exists (select 1 from LiveSessionsSession s where s.deviceId = d.id"
                                + " and s.userId = d.userId and s.realmId = d.realmId) order by d.lastSeenAt",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
        if (!ids.isEmpty()) {
            entities.createQuery("update LiveSessionsBlock b set b.deviceId = null where b.deviceId in :ids")
                    .setParameter("ids", ids)
                    .executeUpdate();
            entities.createQuery("update LiveSessionsBlock b set b.byDeviceId = null where b.byDeviceId in :ids")
                    .setParameter("ids", ids)
                    .executeUpdate();
            // a login may have met one of them again since
            entities.createQuery("delete from LiveSessionsDevice d where d.id in :ids and d.lastSeenAt < :before")
                    .setParameter("ids", ids)
                    .setParameter("before", before.toEpochMilli())
                    .executeUpdate();
        }
        return ids.size();
    }

    /** Devices that are trusted, proven, named, blocked or in use stay; of the others the one unused for longest goes. */
    private void makeRoom(String userId) {
        List<String> all = entities.createQuery(
                        "select d.id from LiveSessionsDevice d where d.userId = :user and d.realmId = :realm",
                        String.class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .getResultList();
        int surplus = all.size() + 1 - MAX_DEVICES;
        if (surplus <= 0) {
            return;
        }
        List<String> least = entities.createQuery(
                        "select d.id from LiveSessionsDevice d where d.userId = :user and d.realmId = :realm"
                                + " and d.trusted = false and d.provenAt is null and d.name is null"
                                + " and not exists (select 1 from LiveSessionsSession s where s.deviceId = d.id)"
                                + " and not exists (select 1 from LiveSessionsBlock b where b.deviceId = d.id)"
                                + " order by d.lastSeenAt, d.id",
                        String.class)
                .setParameter("user", userId)
                .setParameter("realm", realmId)
                .setMaxResults(surplus)
                .getResultList();
        if (!least.isEmpty()) {
            entities.createQuery("delete from LiveSessionsDevice d where d.id in :ids")
                    .setParameter("ids", least)
                    .executeUpdate();
        }
    }

    private Optional<DeviceRow> find(String userId, String deviceId) {
        return Optional.ofNullable(entities.find(DeviceRow.class, deviceId))
                .filter(row -> row.realmId.equals(realmId) && row.userId.equals(userId));
    }

    static KnownDevice known(DeviceRow row) {
        return new KnownDevice(
                row.id,
                row.browserKey,
                row.keyThumbprint,
                row.name,
                new DeviceDescription(
                        DeviceType.of(row.deviceType),
                        row.model,
                        row.browser,
                        row.browserVersion,
                        row.os,
                        row.osVersion),
                Instant.ofEpochMilli(row.firstSeenAt),
                Instant.ofEpochMilli(row.lastSeenAt),
                row.provenAt == null ? null : Instant.ofEpochMilli(row.provenAt),
                row.trusted);
    }

    private static void describe(DeviceRow row, DeviceDescription description, Instant now) {
        row.lastSeenAt = now.toEpochMilli();
        row.deviceType = description.type().id();
        row.model = description.model();
        row.browser = description.browser();
        row.browserVersion = description.browserVersion();
        row.os = description.os();
        row.osVersion = description.osVersion();
    }
}
