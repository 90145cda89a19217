package io.github.livesessions.registry.store;

import io.github.livesessions.core.block.Block;
import io.github.livesessions.core.device.KnownDevice;
import java.util.List;

/**
 * What an account knows of a browser.
 *
 * @param devices those of its devices that share the browser's key or cookie
 * @param blocks the account's, and those of the realm that may be about the browser
 * @param blockChanges how often the account's blocks had changed by then
 */
public record Sighting(List<KnownDevice> devices, List<Block> blocks, int blockChanges) {}
