/** What is kept of a failed test. */
@NullMarked
package io.github.livesessions.it.failure;

import org.jspecify.annotations.NullMarked;
