/** Whether a login may become a session, and which others give way. */
@NullMarked
package io.github.livesessions.core.admission;

import org.jspecify.annotations.NullMarked;
