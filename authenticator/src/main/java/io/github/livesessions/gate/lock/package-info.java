/** The lock: what belongs to a session is refused where it comes from another browser. */
@NullMarked
package io.github.livesessions.gate.lock;

import org.jspecify.annotations.NullMarked;
