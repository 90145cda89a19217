package io.github.livesessions.bench.drive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little that a driver reads in Keycloak's pages. */
final class Html {

    private static final Pattern INPUT = Pattern.compile("<input\\s[^>]*>");

    private static final Pattern CHALLENGE =
            Pattern.compile("<script[^>]*/live-sessions/step-[^\"]*[?;&]challenge=([^\"&]*)");

    private Html() {}

    /** The path that the first form on the page is sent to. */
    static Optional<String> action(String page) {
        int form = page.indexOf("<form");
        int action = form < 0 ? -1 : page.indexOf("action=\"", form);
        if (action < 0) {
            return Optional.empty();
        }
        int from = action + "action=\"".length();
        return Optional.of(pathOf(page.substring(from, page.indexOf('"', from)).replace("&amp;", "&")));
    }

    /** What the script of our device step is told to sign, in its own address. */
    static Optional<String> challenge(String page) {
        Matcher asked = CHALLENGE.matcher(page);
        return asked.find() ? Optional.of(URLDecoder.decode(asked.group(1), StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** What the choice page would send by itself: hidden fields, and the sessions that are ticked, form-encoded. */
    static String prefilled(String page) {
        List<String> fields = new ArrayList<>();
        Matcher inputs = INPUT.matcher(page);
        while (inputs.find()) {
            String input = inputs.group();
            if (input.contains("type=\"hidden\"") || input.contains(" checked")) {
                attribute(input, "name")
                        .ifPresent(name -> fields.add(
                                Form.pair(name, attribute(input, "value").orElse(""))));
            }
        }
        return String.join("&", fields);
    }

    /** The address without its scheme and authority. */
    static String pathOf(String address) {
        int authority = address.indexOf("://");
        return authority < 0 ? address : address.substring(address.indexOf('/', authority + 3));
    }

    private static Optional<String> attribute(String tag, String name) {
        int at = tag.indexOf(" " + name + "=\"");
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + name.length() + 3;
        return Optional.of(tag.substring(from, tag.indexOf('"', from)).replace("&amp;", "&"));
    }
}
