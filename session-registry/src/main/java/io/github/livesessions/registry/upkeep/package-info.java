/** What a server does by itself: deliver events, end what is overdue, and compare the list with Keycloak's. */
@NullMarked
package io.github.livesessions.registry.upkeep;

import org.jspecify.annotations.NullMarked;
