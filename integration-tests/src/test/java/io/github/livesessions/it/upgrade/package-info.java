/** Databases of earlier versions, and new ones, at the start of servers. */
@NullMarked
package io.github.livesessions.it.upgrade;

import org.jspecify.annotations.NullMarked;
