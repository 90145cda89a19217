package io.github.livesessions.rest;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an export says before the events.
 *
 * @param realm its name
 * @param user whose events they are; null for everybody's
 * @param sections all else that is kept of that user, read while it is written; empty where it is not given
 * @param audit the last checkpoint of the realm's audit chain; null where there is none
 */
record ExportHead(
        String realm,
        Instant exportedAt,
        @Nullable String user,
        Map<String, Iterable<Map<String, @Nullable Object>>> sections,
        @Nullable CheckpointView audit) {}
