/** The session registry: what Keycloak knows of live sessions, devices and places, and the hooks to change it. */
@NullMarked
package io.github.livesessions.registry;

import org.jspecify.annotations.NullMarked;
