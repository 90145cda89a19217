/** The arithmetic of the benchmarks, and how figures are shown. */
@NullMarked
package io.github.livesessions.bench.figures;

import org.jspecify.annotations.NullMarked;
