/** Which browser on which machine: what a request tells of it, and what it is called. */
@NullMarked
package io.github.livesessions.core.device;

import org.jspecify.annotations.NullMarked;
