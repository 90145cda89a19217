/** What one request tells of its browser, and what the person answered. */
@NullMarked
package io.github.livesessions.registry.visit;

import org.jspecify.annotations.NullMarked;
