/** The guard as people meet it, and the mails of which it is made. */
@NullMarked
package io.github.livesessions.it.guard;

import org.jspecify.annotations.NullMarked;
