package io.github.livesessions.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Text in which pieces that hold a separator stand in single or double quotes. */
final class Quoted {

    private Quoted() {}

    /**
     * The pieces between separators that are not quoted, with their quotes; an empty piece is one too.
     *
     * @return empty if a quote is not closed
     */
    static Optional<List<String>> split(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        char open = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (open != 0) {
                open = at == open ? 0 : open;
            } else if (at == '\'' || at == '"') {
                open = at;
            } else if (at == separator) {
                pieces.add(text.substring(from, i));
                from = i + 1;
            }
        }
        pieces.add(text.substring(from));
        return open == 0 ? Optional.of(pieces) : Optional.empty();
    }

    /** The piece without the quotes around it; a quote elsewhere stays. */
    static String bare(String piece) {
        int last = piece.length() - 1;
        boolean quoted = last > 0
                && (piece.charAt(0) == '\'' || piece.charAt(0) == '"')
                && piece.charAt(last) == piece.charAt(0);
        return quoted ? piece.substring(1, last) : piece;
    }
}
