/** Freshly made realms, their people and their clients. */
@NullMarked
package io.github.livesessions.it.realm;

import org.jspecify.annotations.NullMarked;
