/** Browsers that log people in and cost next to nothing themselves. */
@NullMarked
package io.github.livesessions.bench.drive;

import org.jspecify.annotations.NullMarked;
