/** The page agent, in a real browser. */
@NullMarked
package io.github.livesessions.it.agent;

import org.jspecify.annotations.NullMarked;
