/** Connection checks of pages, presence, and the clocks that end sessions. */
@NullMarked
package io.github.livesessions.it.presence;

import org.jspecify.annotations.NullMarked;
