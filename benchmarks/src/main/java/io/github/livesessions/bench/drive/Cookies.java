package io.github.livesessions.bench.drive;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The cookies of one browser for one realm. */
final class Cookies {

    private final Map<String, String> held = new TreeMap<>();

    void take(List<String> setCookieHeaders) {
        for (String header : setCookieHeaders) {
            String[] parts = header.split(";", 2);
            String[] pair = parts[0].split("=", 2);
            boolean gone = parts.length > 1 && parts[1].toLowerCase(Locale.ROOT).contains("max-age=0");
            if (gone || pair.length < 2 || pair[1].isEmpty()) {
                held.remove(pair[0]);
            } else {
                held.put(pair[0], pair[1]);
            }
        }
    }

    String header() {
        return held.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    void clear() {
        held.clear();
    }
}
