/** A realm's rules, read strictly from flat text. */
@NullMarked
package io.github.livesessions.core.policy;

import org.jspecify.annotations.NullMarked;
