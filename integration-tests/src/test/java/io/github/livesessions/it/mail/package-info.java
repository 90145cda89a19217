/** A mail server for the letters that Keycloak sends. */
@NullMarked
package io.github.livesessions.it.mail;

import org.jspecify.annotations.NullMarked;
