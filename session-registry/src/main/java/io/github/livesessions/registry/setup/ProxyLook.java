package io.github.livesessions.registry.setup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one request tells of proxies before the server.
 *
 * @param forwarded whether the request came with a header in which proxies name where it comes from
 * @param headers the server's option {@code proxy-headers}
 * @param trusted the server's option {@code proxy-trusted-addresses}
 */
record ProxyLook(
        boolean forwarded,
        @Nullable String headers,
        @Nullable String trusted) {

    /** What is wrong, if anything is. */
    Optional<String> fault() {
        boolean listens = headers != null && !headers.isBlank();
        if (forwarded && !listens) {
            return Optional.of("Requests come through a proxy whose headers the server does not take: every address is"
                    + " the proxy's. Set --proxy-headers and --proxy-trusted-addresses.");
        }
        if (listens && (trusted == null || trusted.isBlank())) {
            return Optional.of("The server believes whatever address any sender names. Set --proxy-trusted-addresses.");
        }
        return Optional.empty();
    }
}
