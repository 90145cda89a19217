/** The policy of a realm as administrators read, change and try it. */
@NullMarked
package io.github.livesessions.it.policy;

import org.jspecify.annotations.NullMarked;
