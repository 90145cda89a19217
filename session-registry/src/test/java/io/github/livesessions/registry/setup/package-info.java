@NullMarked
package io.github.livesessions.registry.setup;

import org.jspecify.annotations.NullMarked;
