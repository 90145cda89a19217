/** The history: what is told, who reads it, and how it goes. */
@NullMarked
package io.github.livesessions.it.history;

import org.jspecify.annotations.NullMarked;
