/** A made-up year of accounts and their devices, replayed against the rules by which devices are recognized. */
@NullMarked
package io.github.livesessions.bench.corpus;

import org.jspecify.annotations.NullMarked;
