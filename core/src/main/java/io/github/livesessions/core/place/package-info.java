/** Where a request came from: a place on the map, as exactly as a database knows it. */
@NullMarked
package io.github.livesessions.core.place;

import org.jspecify.annotations.NullMarked;
