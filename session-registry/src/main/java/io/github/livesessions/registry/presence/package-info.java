/** Connection checks, kept in memory and written down in batches, and what follows from silence. */
@NullMarked
package io.github.livesessions.registry.presence;

import org.jspecify.annotations.NullMarked;
