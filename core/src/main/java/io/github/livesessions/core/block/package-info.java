/** Devices that may not log in, and how they are told. */
@NullMarked
package io.github.livesessions.core.block;

import org.jspecify.annotations.NullMarked;
