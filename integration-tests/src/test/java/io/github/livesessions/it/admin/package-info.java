/** The Live sessions pages of the admin console, in a real browser. */
@NullMarked
package io.github.livesessions.it.admin;

import org.jspecify.annotations.NullMarked;
