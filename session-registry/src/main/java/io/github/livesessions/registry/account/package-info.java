/** An account in Keycloak's eyes: its plan, and which of its sessions Keycloak still holds. */
@NullMarked
package io.github.livesessions.registry.account;

import org.jspecify.annotations.NullMarked;
