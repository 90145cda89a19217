/** Text that strangers sent, made harmless. */
@NullMarked
package io.github.livesessions.core.text;

import org.jspecify.annotations.NullMarked;
