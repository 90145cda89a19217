/** What has been committed, told at once to whoever watches: on this node, and on the others. */
@NullMarked
package io.github.livesessions.registry.push;

import org.jspecify.annotations.NullMarked;
