/** Sessions that are to end, until Keycloak and every client have been told. */
@NullMarked
package io.github.livesessions.registry.ending;

import org.jspecify.annotations.NullMarked;
