/** Real browsers: Chromium, one context for each device. */
@NullMarked
package io.github.livesessions.it.browser;

import org.jspecify.annotations.NullMarked;
