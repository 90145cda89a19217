package io.github.livesessions.core.audit;

import java.util.ArrayList;
import java.util.List;

/** Writes numbers of records that an erasure has touched as short texts, such as {@code 7-9,12}. */
public final class Seqs {

    private Seqs() {}

    /**
     * The numbers as texts.
     *
     * @param sorted ascending
     * @param maxLength of each text
     */
    public static List<String> write(List<Long> sorted, int maxLength) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sorted.size(); ) {
            int end = i;
            while (end + 1 < sorted.size() && sorted.get(end + 1) == sorted.get(end) + 1) {
                end++;
            }
            String run = end == i ? sorted.get(i).toString() : sorted.get(i) + "-" + sorted.get(end);
            if (text.length() + 1 + run.length() > maxLength) {
                texts.add(text.toString());
                text.setLength(0);
            }
            text.append(text.length() == 0 ? "" : ",").append(run);
            i = end + 1;
        }
        if (text.length() > 0) {
            texts.add(text.toString());
        }
        return texts;
    }

    /** Whether the text names that number; what is no such text names none. */
    public static boolean contains(String text, long seq) {
        for (String run : text.split(",", -1)) {
            String[] ends = run.split("-", -1);
            if (ends.length <= 2
                    && number(ends[0]) <= seq
                    && seq <= number(ends[ends.length - 1])
                    && number(ends[0]) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** A digest of all that one erasure has touched, in the order in which it is kept. */
    public static String digest(List<String> texts) {
        Digest digest = new Digest("live-sessions audit 1 erased");
        texts.forEach(digest::with);
        return digest.text();
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
