/** One's own devices and sessions over REST, and blocks that take effect. */
@NullMarked
package io.github.livesessions.it.devices;

import org.jspecify.annotations.NullMarked;
