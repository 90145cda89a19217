package io.github.livesessions.registry.presence;

import java.time.Duration;

/**
 * What a page is told of its session before its first check.
 *
 * @param idleWarning how long before the idle end its person is to be warned
 */
public record Hello(Answer.Rest rest, Duration idleWarning) {}
