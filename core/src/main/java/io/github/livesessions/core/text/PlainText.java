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
        if (isPlain(text, maxLength)) {
            return text;
        }
        StringBuilder plain = text.codePoints()
                .filter(PlainText::printable)
                .dropWhile(Character::isWhitespace)
                .limit(maxLength)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        String result = cut(plain, maxLength).strip();
        return result.isEmpty() ? null : result;
    }

    /** Whether nothing is to be done, as for nearly every text. */
    private static boolean isPlain(String text, int maxLength) {
        int length = text.length();
        if (length == 0 || length > maxLength || text.charAt(0) == ' ' || text.charAt(length - 1) == ' ') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** The beginning of {@code text}; a character of two units that does not fit whole is left out. */
    private static String cut(CharSequence text, int maxLength) {
        if (text.length() <= maxLength) {
            return text.toString();
        }
        boolean inHalf = Character.isHighSurrogate(text.charAt(maxLength - 1));
        return text.subSequence(0, inHalf ? maxLength - 1 : maxLength).toString();
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
