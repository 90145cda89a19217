/** The ways in beside the password form: on each, the limit holds. */
@NullMarked
package io.github.livesessions.it.ways;

import org.jspecify.annotations.NullMarked;
