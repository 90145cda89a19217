package io.github.livesessions.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an export says before the events.
 *
 * @param realm its name
 * @param user whose events they are; null for everybody's
 * @param sections all else that is kept of that user; empty where it is not given
 * @param audit the last checkpoint of the realm's audit chain; null where there is none
 */
record ExportHead(
        String realm,
        Instant exportedAt,
        @Nullable String user,
        Map<String, List<Map<String, @Nullable Object>>> sections,
        @Nullable CheckpointView audit) {}
