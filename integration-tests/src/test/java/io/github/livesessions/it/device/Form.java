package io.github.livesessions.it.device;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fields in the order in which they are sent; a name may come more than once. */
final class Form {

    private final List<Map.Entry<String, String>> fields = new ArrayList<>();

    Form with(String name, String value) {
        fields.add(Map.entry(name, value));
        return this;
    }

    Form with(String name, Optional<String> value) {
        value.ifPresent(present -> with(name, present));
        return this;
    }

    Form without(String name) {
        fields.removeIf(field -> field.getKey().equals(name));
        return this;
    }

    Form withAll(List<Map.Entry<String, String>> more) {
        fields.addAll(more);
        return this;
    }

    String encoded() {
        return fields.stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The parameters of a redirect's query. */
    static Map<String, String> parse(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
