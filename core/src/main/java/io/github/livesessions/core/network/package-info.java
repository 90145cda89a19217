/** Addresses of the internet and ranges of them, read without asking any name server. */
@NullMarked
package io.github.livesessions.core.network;

import org.jspecify.annotations.NullMarked;
