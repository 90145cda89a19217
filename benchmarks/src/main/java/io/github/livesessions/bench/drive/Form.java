package io.github.livesessions.bench.drive;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Fields as forms and queries carry them. */
final class Form {

    private Form() {}

    static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
