package io.github.livesessions.core.admission;

import io.github.livesessions.core.session.EndCause;
import io.github.livesessions.core.session.LiveSession;

/** A session that ends when the newcomer is admitted, and why. */
public record GivesWay(LiveSession session, EndCause cause) {}
