/** Sets a realm up, shows what it lacks, and takes back what was set up. */
@NullMarked
package io.github.livesessions.registry.setup;

import org.jspecify.annotations.NullMarked;
