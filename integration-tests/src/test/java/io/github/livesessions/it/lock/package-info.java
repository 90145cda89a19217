/** A session is held to its browser: what a thief of cookies or tokens can do with them, and what not. */
@NullMarked
package io.github.livesessions.it.lock;

import org.jspecify.annotations.NullMarked;
