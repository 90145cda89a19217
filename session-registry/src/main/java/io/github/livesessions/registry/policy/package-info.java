/** A realm's policy, kept as a component of the realm. */
@NullMarked
package io.github.livesessions.registry.policy;

import org.jspecify.annotations.NullMarked;
