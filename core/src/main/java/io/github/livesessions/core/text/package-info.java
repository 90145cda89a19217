/** Text: what strangers sent, made harmless; words of closed lists; what texts are found by. */
@NullMarked
package io.github.livesessions.core.text;

import org.jspecify.annotations.NullMarked;
