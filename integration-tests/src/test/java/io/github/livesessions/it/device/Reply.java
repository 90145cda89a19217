package io.github.livesessions.it.device;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param headers by lower-case name
 */
record Reply(int status, Map<String, List<String>> headers, String body) {

    Optional<String> location() {
        return all("Location").stream().findFirst();
    }

    List<String> all(String header) {
        return headers.getOrDefault(header.toLowerCase(Locale.ROOT), List.of());
    }
}
