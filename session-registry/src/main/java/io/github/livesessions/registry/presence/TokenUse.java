package io.github.livesessions.registry.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When the tokens of sessions were last used on this node. It is all the activity there is to see of an app without a
 * page agent.
 */
final class TokenUse {

    private static final int MAX = 200_000;

    private final Clock clock;
    private final Map<String, Use> uses = new ConcurrentHashMap<>();

    TokenUse(Clock clock) {
        this.clock = clock;
    }

    /** A token of the session was refreshed or looked into; quick, and called by many threads. */
    void of(String realmId, String sessionId) {
        if (uses.size() < MAX || uses.containsKey(sessionId)) {
            Instant now = clock.instant();
            uses.compute(sessionId, (id, known) -> new Use(realmId, now, known == null ? null : known.written()));
        }
    }

    /**
     * What has to be written down now.
     *
     * @param step how long the sessions of a realm of that id are left alone after they were written
     */
    Map<String, Instant> due(Function<String, Duration> step) {
        Instant now = clock.instant();
        Map<String, Instant> due = new HashMap<>();
        uses.forEach((id, use) -> {
            Instant written = use.written();
            boolean news = written == null || use.at().isAfter(written);
            boolean rested =
                    written == null || !written.plus(step.apply(use.realmId())).isAfter(now);
            if (news && rested) {
                due.put(id, use.at());
            } else if (!news && rested) {
                uses.remove(id, use);
            }
        });
        return due;
    }

    void wrote(String sessionId, Instant at) {
        uses.computeIfPresent(sessionId, (id, use) -> new Use(use.realmId(), use.at(), at));
    }

    private record Use(String realmId, Instant at, @Nullable Instant written) {}
}
