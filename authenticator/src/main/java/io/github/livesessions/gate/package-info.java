/** The session gate: the last step of a login, and the pages that it shows. */
@NullMarked
package io.github.livesessions.gate;

import org.jspecify.annotations.NullMarked;
