/** Exact limits: however logins come, whatever they wait for, and whoever dies meanwhile. */
@NullMarked
package io.github.livesessions.it.limit;

import org.jspecify.annotations.NullMarked;
