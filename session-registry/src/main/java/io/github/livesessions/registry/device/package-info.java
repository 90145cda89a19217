/** The devices of an account: known again, blocked, proven, and held to their sessions. */
@NullMarked
package io.github.livesessions.registry.device;

import org.jspecify.annotations.NullMarked;
