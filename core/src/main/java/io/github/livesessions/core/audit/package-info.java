/** The audit chain: what makes a change of the past be noticed. */
@NullMarked
package io.github.livesessions.core.audit;

import org.jspecify.annotations.NullMarked;
