package io.github.livesessions.bench.drive;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param location where the answer leads to; null where it leads nowhere
 * @param cookies the values of its Set-Cookie headers
 */
record Reply(int status, @Nullable String location, List<String> cookies, String body) {

    Optional<String> leadsTo() {
        return Optional.ofNullable(location);
    }
}
