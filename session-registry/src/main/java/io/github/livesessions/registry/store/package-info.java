/** The tables, and the only classes that know them. */
@NullMarked
package io.github.livesessions.registry.store;

import org.jspecify.annotations.NullMarked;
