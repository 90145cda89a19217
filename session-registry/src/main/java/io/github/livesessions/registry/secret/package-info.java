/** Keys that are derived from a realm's own. */
@NullMarked
package io.github.livesessions.registry.secret;

import org.jspecify.annotations.NullMarked;
