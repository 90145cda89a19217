package io.github.livesessions.registry.device;

import io.github.livesessions.core.device.DeviceDescription;
import io.github.livesessions.core.record.SessionEvent;
import io.github.livesessions.core.record.SessionEventType;
import io.github.livesessions.registry.push.News;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what happens to the devices of one account, with the current transaction. */
final class DeviceHistory {

    private final News news;
    private final Clock clock;
    private final String realmId;
    private final String userId;

    DeviceHistory(News news, Clock clock, String realmId, String userId) {
        this.news = news;
        this.clock = clock;
        this.realmId = realmId;
        this.userId = userId;
    }

    /**
     * Tells it.
     *
     * @param deviceId the device that it happened to; null once that is forgotten
     * @param actorId who did it, where that is not the owner
     */
    void tell(
            SessionEventType type,
            @Nullable String deviceId,
            DeviceDescription device,
            @Nullable String actorId,
            @Nullable String cause) {
        news.put(new SessionEvent(
                UUID.randomUUID().toString(),
                clock.instant(),
                type,
                realmId,
                userId,
                actorId,
                null,
                deviceId,
                null,
                device,
                null,
                null,
                cause));
    }
}
