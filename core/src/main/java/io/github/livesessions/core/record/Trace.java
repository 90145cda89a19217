package io.github.livesessions.core.record;

import io.github.livesessions.core.network.AddressRange;
import io.github.livesessions.core.network.IpAddress;
import io.github.livesessions.core.place.Place;
import io.github.livesessions.core.text.PlainText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, as far as it is kept.
 *
 * @param ipAddress an address, or the range around it where no more is kept
 */
public record Trace(@Nullable String ipAddress, @Nullable Place place) {

    private static final int MAX_ADDRESS = 45;

    /** All that is known. */
    public static Trace whole(@Nullable String ipAddress, @Nullable Place place) {
        return new Trace(PlainText.clip(ipAddress, MAX_ADDRESS), place);
    }

    /** What may be kept of somebody who does not want to be located: the neighbourhood of the address, and no place. */
    public Trace blurred() {
        return new Trace(blurred(ipAddress).orElse(null), null);
    }

    /** The neighbourhood of an address; a range stays as it is, and what is neither is dropped. */
    public static Optional<String> blurred(@Nullable String ipAddress) {
        if (ipAddress == null) {
            return Optional.empty();
        }
        return IpAddress.parse(ipAddress)
                .map(address -> address.coarse().text())
                .or(() -> AddressRange.parse(ipAddress).map(AddressRange::text));
    }
}
