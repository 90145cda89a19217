/** Tests of setting a realm up, and of taking it back. */
@NullMarked
package io.github.livesessions.it.setup;

import org.jspecify.annotations.NullMarked;
