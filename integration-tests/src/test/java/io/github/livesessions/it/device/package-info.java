/** Browsers without a screen: plain HTTP with cookies, an agent and an address, quick and scriptable. */
@NullMarked
package io.github.livesessions.it.device;

import org.jspecify.annotations.NullMarked;
