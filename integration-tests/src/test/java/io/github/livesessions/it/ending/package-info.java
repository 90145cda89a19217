/** How sessions end, for whatever cause, and who is told. */
@NullMarked
package io.github.livesessions.it.ending;

import org.jspecify.annotations.NullMarked;
