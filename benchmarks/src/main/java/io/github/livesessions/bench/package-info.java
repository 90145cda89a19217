/** Measures a Keycloak with the provider against one without it. */
@NullMarked
package io.github.livesessions.bench;

import org.jspecify.annotations.NullMarked;
