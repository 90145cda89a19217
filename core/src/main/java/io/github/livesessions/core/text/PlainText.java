package io.github.livesessions.core.text;

import org.jspecify.annotations.Nullable;

/** Makes text from a request safe to store, log and show: no control, no bidirectional override, no flood. */
public final class PlainText {

    private PlainText() {}

    /**
     * The printable part of {@code text}, trimmed and cut to {@code maxLength} characters.
     *
     * @return null if nothing is left
     */
    public static @Nullable String clip(@Nullable String text, int maxLength) {
        if (text == null) {
            return null;
        }
        StringBuilder plain = new StringBuilder(Math.min(text.length(), maxLength));
        text.codePoints()
                .filter(PlainText::printable)
                .limit(maxLength)
                .forEach(codePoint -> append(plain, codePoint, maxLength));
        String result = plain.toString().strip();
        return result.isEmpty() ? null : result;
    }

    private static void append(StringBuilder plain, int codePoint, int maxLength) {
        if (plain.length() + Character.charCount(codePoint) <= maxLength) {
            plain.appendCodePoint(codePoint);
        }
    }

    private static boolean printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT, // zero-width marks and the bidirectional overrides
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
