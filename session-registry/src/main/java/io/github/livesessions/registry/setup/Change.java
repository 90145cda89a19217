package io.github.livesessions.registry.setup;

import org.jspecify.annotations.Nullable;

/**
 * One thing that changes.
 *
 * @param subject which of several it is; empty where there is one
 * @param from what is there now; empty for nothing
 * @param to what will be there; empty for nothing, null where it is left as it is
 */
public record Change(
        Part part, String subject, String from, @Nullable String to) {}
