/** What the product promises, held against a real Keycloak and in a real browser. */
@NullMarked
package io.github.livesessions.it;

import org.jspecify.annotations.NullMarked;
