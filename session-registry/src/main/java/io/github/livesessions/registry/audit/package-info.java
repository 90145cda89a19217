/** Keeps the audit chain: appends to it, signs it, checks it. */
@NullMarked
package io.github.livesessions.registry.audit;

import org.jspecify.annotations.NullMarked;
