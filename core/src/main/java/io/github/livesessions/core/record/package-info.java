/** The records: session events, the alerts that somebody should look at, and the outbox that carries both out. */
@NullMarked
package io.github.livesessions.core.record;

import org.jspecify.annotations.NullMarked;
