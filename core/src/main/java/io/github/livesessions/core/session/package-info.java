/** A signed-in session as its owner sees it, and why sessions end. */
@NullMarked
package io.github.livesessions.core.session;

import org.jspecify.annotations.NullMarked;
