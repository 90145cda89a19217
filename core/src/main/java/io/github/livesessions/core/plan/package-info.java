/** Plans: named limits on sessions at once, and what happens when one is full. */
@NullMarked
package io.github.livesessions.core.plan;

import org.jspecify.annotations.NullMarked;
