/** A real Keycloak with the provider jar, for as long as tests need it. */
@NullMarked
package io.github.livesessions.it.server;

import org.jspecify.annotations.NullMarked;
