package io.github.livesessions.registry.store;

import io.github.livesessions.core.device.DeviceDescription;
import org.jspecify.annotations.Nullable;

/**
 * A device that an account meets for the first time.
 *
 * @param browserKey what tells its cookie, a digest
 * @param keyThumbprint of its device key, if it proved to hold one
 * @param fingerprint a keyed MAC of its fingerprint, if it showed one
 * @param proven whether it has passed a second factor or a mailed code
 */
public record NewDevice(
        String browserKey,
        @Nullable String keyThumbprint,
        @Nullable String fingerprint,
        DeviceDescription description,
        boolean proven) {}
