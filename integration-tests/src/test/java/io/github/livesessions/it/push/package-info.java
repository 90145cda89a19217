/** What reaches open streams, wherever it happens. */
@NullMarked
package io.github.livesessions.it.push;

import org.jspecify.annotations.NullMarked;
