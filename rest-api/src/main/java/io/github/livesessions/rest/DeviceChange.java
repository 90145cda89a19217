package io.github.livesessions.rest;

import io.github.livesessions.core.device.KnownDevice;
import io.github.livesessions.core.text.PlainText;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked to be changed of a device.
 *
 * @param renames whether a name is given at all
 * @param newName null to call it by what it is
 * @param newTrust empty to leave it as it is
 */
record DeviceChange(boolean renames, @Nullable String newName, Optional<Boolean> newTrust) {

    private static final int MAX_NAME = 60;
    private static final String NAME = "name";
    private static final String TRUSTED = "trusted";

    static DeviceChange read(InputStream body) {
        Fields fields = Fields.read(body, NAME, TRUSTED);
        return new DeviceChange(
                fields.has(NAME), fields.text(NAME).map(DeviceChange::plain).orElse(null), fields.flag(TRUSTED));
    }

    @Nullable
    String name(KnownDevice device) {
        return renames ? newName : device.name();
    }

    boolean trusted(KnownDevice device) {
        return newTrust.orElse(device.trusted());
    }

    private static String plain(String name) {
        String plain = PlainText.clip(name, MAX_NAME + 1);
        if (plain == null || plain.length() > MAX_NAME) {
            throw Problem.field(NAME, "give 1 to " + MAX_NAME + " printable characters, or null for no name");
        }
        return plain;
    }
}
