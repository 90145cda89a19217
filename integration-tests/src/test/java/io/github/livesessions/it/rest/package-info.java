/** Tests of what administrators ask and do over HTTP. */
@NullMarked
package io.github.livesessions.it.rest;

import org.jspecify.annotations.NullMarked;
