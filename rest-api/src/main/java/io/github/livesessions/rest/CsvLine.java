package io.github.livesessions.rest;

import io.github.livesessions.core.text.PlainText;
import org.jspecify.annotations.Nullable;

/** One line of a table, whose cells stay text whatever program opens them. */
final class CsvLine {

    /** By these a spreadsheet knows a formula; the last four are their wide forms. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private static final int MAX_LENGTH = 1_000;

    private final StringBuilder line = new StringBuilder();

    /** A cell that somebody else may have written. */
    CsvLine text(@Nullable String text) {
        String plain = PlainText.clip(text, MAX_LENGTH);
        if (plain == null) {
            return cell("");
        }
        boolean formula = FORMULA.indexOf(plain.charAt(0)) >= 0;
        return cell((formula ? "'" : "") + plain);
    }

    /** A number of ours, which may well begin with a minus. */
    CsvLine number(@Nullable Number number) {
        return cell(number == null ? "" : number.toString());
    }

    /** The line with its end. */
    String end() {
        return line.append("\r\n").toString();
    }

    private CsvLine cell(String text) {
        if (line.length() > 0) {
            line.append(',');
        }
        line.append('"').append(text.replace("\"", "\"\"")).append('"');
        return this;
    }
}
