/** The applications that people log in to: redirect targets, and receivers of back-channel logout. */
@NullMarked
package io.github.livesessions.it.app;

import org.jspecify.annotations.NullMarked;
