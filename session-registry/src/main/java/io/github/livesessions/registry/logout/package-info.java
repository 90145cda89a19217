/** What the clients of ended sessions are told, until each has heard it once. */
@NullMarked
package io.github.livesessions.registry.logout;

import org.jspecify.annotations.NullMarked;
