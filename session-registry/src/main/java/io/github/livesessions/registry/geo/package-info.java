/** City databases on disk: which place an address belongs to, read from files that may change or break at any time. */
@NullMarked
package io.github.livesessions.registry.geo;

import org.jspecify.annotations.NullMarked;
