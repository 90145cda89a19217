@NullMarked
package io.github.livesessions.core.record;

import org.jspecify.annotations.NullMarked;
