package io.github.livesessions.rest;

import io.github.livesessions.registry.store.ListedSession.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A position in a list as clients carry it from page to page: opaque to them, and harmless if made up. */
final class Cursor {

    private static final Pattern PLAIN = Pattern.compile("([0-9]{1,15}) (\\p{Graph}{1,64})");
    private static final int MAX_LENGTH = 120;

    private Cursor() {}

    static String write(Position position) {
        String plain = position.startedAt().toEpochMilli() + " " + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The position, if the text is one. */
    static Optional<Position> read(String text) {
        return text.length() > MAX_LENGTH ? Optional.empty() : decode(text).flatMap(Cursor::parse);
    }

    private static Optional<Position> parse(String plain) {
        Matcher matcher = PLAIN.matcher(plain);
        return matcher.matches()
                ? Optional.of(new Position(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), matcher.group(2)))
                : Optional.empty();
    }

    private static Optional<String> decode(String text) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
