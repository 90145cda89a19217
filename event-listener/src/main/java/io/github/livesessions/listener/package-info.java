/** Hears what Keycloak tells of logins and logouts, and keeps the registry right. */
@NullMarked
package io.github.livesessions.listener;

import org.jspecify.annotations.NullMarked;
