/** Mails to the owner of an account. */
@NullMarked
package io.github.livesessions.registry.mail;

import org.jspecify.annotations.NullMarked;
