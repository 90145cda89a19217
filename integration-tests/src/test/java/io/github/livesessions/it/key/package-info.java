/** The key of a browser: asked for, shown, refused. */
@NullMarked
package io.github.livesessions.it.key;

import org.jspecify.annotations.NullMarked;
