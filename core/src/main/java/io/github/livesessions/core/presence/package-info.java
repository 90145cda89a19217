/** Whether somebody is there: connection checks, and what their silence means. */
@NullMarked
package io.github.livesessions.core.presence;

import org.jspecify.annotations.NullMarked;
