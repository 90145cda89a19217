/** The Live sessions page of the account console, in a real browser. */
@NullMarked
package io.github.livesessions.it.account;

import org.jspecify.annotations.NullMarked;
