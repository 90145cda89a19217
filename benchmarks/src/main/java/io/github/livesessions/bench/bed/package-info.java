/** Servers, databases and realms to measure. */
@NullMarked
package io.github.livesessions.bench.bed;

import org.jspecify.annotations.NullMarked;
