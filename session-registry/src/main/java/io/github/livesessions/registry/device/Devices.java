package io.github.livesessions.registry.device;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.core.session.LiveSession;
import io.github.livesessions.registry.push.News;
import io.github.livesessions.registry.store.BlockStore;
import io.github.livesessions.registry.store.DeviceStore;
import io.github.livesessions.registry.store.RecordedSession;
import io.github.livesessions.registry.store.SessionStore;
import io.github.livesessions.registry.store.StandingBlock;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices of one account, in the transaction of the given entity manager. */
public final class Devices {

    private final EntityManager entities;
    private final Clock clock;
    private final Enforcement enforcement;
    private final String realmId;
    private final String userId;
    private final DeviceStore devices;
    private final BlockStore blocks;
    private final SessionStore sessions;
    private final DeviceHistory history;

    /** The devices of the account that {@code enforcement} is about. */
    public Devices(
            EntityManager entities, News news, Clock clock, Enforcement enforcement, String realmId, String userId) {
        this.entities = entities;
        this.clock = clock;
        this.enforcement = enforcement;
        this.realmId = realmId;
        this.userId = userId;
        this.devices = new DeviceStore(entities, realmId);
        this.blocks = new BlockStore(entities, realmId);
        this.sessions = new SessionStore(entities, realmId);
        this.history = new DeviceHistory(news, clock, realmId, userId);
    }

    /** All of them, the last seen first. */
    public List<HeldDevice> all() {
        List<StandingBlock> standing = blocks.of(userId);
        List<LiveSession> live = live();
        return devices.of(userId).stream()
                .map(device -> HeldDevice.of(device, standing, on(live, device.id())))
                .toList();
    }

    /** The one of that id. */
    public Optional<HeldDevice> one(String deviceId) {
        return devices.device(userId, deviceId)
                .map(device -> HeldDevice.of(device, blocks.of(userId), on(live(), deviceId)));
    }

    /** The device that a session of the account runs on. */
    public Optional<KnownDevice> of(String sessionId) {
        return live().stream()
                .filter(session -> session.id().equals(sessionId))
                .map(LiveSession::deviceId)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(id -> devices.device(userId, id));
    }

    /** The account's own blocks of devices that are forgotten by now. */
    public List<StandingBlock> blocksOfForgotten() {
        return blocks.of(userId).stream()
                .filter(standing ->
                        standing.block().deviceId() == null && standing.userId().equals(userId))
                .toList();
    }

    /**
     * Names a device, and marks it as trusted or not; tells of what has changed.
     *
     * @param name null to call it by what it is
     */
    public void change(KnownDevice device, @Nullable String name, boolean trusted, Actor actor) {
        devices.change(userId, device.id(), name, trusted);
        if (!Objects.equals(name, device.name())) {
            history.tell(SessionEventType.DEVICE_RENAMED, device.id(), device.description(), actor.inHistory(), null);
        }
        if (trusted != device.trusted()) {
            history.tell(
                    SessionEventType.DEVICE_TRUSTED,
                    device.id(),
                    device.description(),
                    actor.inHistory(),
                    trusted ? "trusted" : "not-trusted");
        }
    }

    /** How many accounts a block of that device for the realm would touch. */
    public int accountsOn(String deviceId) {
        return blocks.accountsOn(deviceId);
    }

    /** What keeps devices out of the account. */
    public Blocking blocking() {
        return new Blocking(entities, history, clock, enforcement, realmId, userId);
    }

    private List<LiveSession> live() {
        return sessions.of(userId, "").stream().map(RecordedSession::session).toList();
    }

    private static List<String> on(List<LiveSession> live, String deviceId) {
        return live.stream()
                .filter(session -> deviceId.equals(session.deviceId()))
                .map(LiveSession::id)
                .toList();
    }
}
