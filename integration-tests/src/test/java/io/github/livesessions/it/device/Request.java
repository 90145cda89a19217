package io.github.livesessions.it.device;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way out.
 *
 * @param form body as {@code application/x-www-form-urlencoded}; null for a GET
 */
record Request(
        URI url, Map<String, String> headers, @Nullable String form) {

    String method() {
        return form == null ? "GET" : "POST";
    }
}
