/** What the plugin shows and does over HTTP. */
@NullMarked
package io.github.livesessions.rest;

import org.jspecify.annotations.NullMarked;
