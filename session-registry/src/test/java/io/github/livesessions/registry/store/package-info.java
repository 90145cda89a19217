@NullMarked
package io.github.livesessions.registry.store;

import org.jspecify.annotations.NullMarked;
