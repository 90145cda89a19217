package io.github.livesessions.core.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a text is found by from its beginning, in whatever case: hexadecimal digits, whose order is the same in every
 * database and language, so that an index finds all texts that begin alike.
 */
public final class SearchKey {

    /** Of a longer text only the beginning counts. */
    public static final int MAX_LENGTH = 64;

    private SearchKey() {}

    /** The key of a text; it begins with the key of whatever the text begins with. */
    public static String of(String text) {
        byte[] bytes = Normalizer.normalize(text.strip(), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, MAX_LENGTH / 2)));
    }

    /** The least that is greater than every key that begins with {@code key}. */
    public static String ceiling(String key) {
        return key + 'g';
    }
}
