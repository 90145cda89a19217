package io.github.livesessions.registry.mail;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A letter as its template takes it. */
final class Written {

    private final Locale locale;
    private final URI realmBase;
    private final Instant now;

    /**
     * Letters in that language.
     *
     * @param realmBase the realm's address, to which the links in letters lead
     */
    Written(Locale locale, URI realmBase, Instant now) {
        this.locale = locale;
        this.realmBase = realmBase;
        this.now = now;
    }

    static String template(Letter letter) {
        return letter instanceof Letter.Code ? "live-sessions-code.ftl" : "live-sessions-notice.ftl";
    }

    /** The start of the keys of its messages. */
    static String key(Letter letter) {
        return "liveSessionsMail" + letter.getClass().getSimpleName();
    }

    Map<String, Object> attributes(Letter letter) {
        Map<String, Object> letterWords = new HashMap<>();
        letterWords.put("key", key(letter));
        letterWords.put(
                "administrator", letter instanceof Letter.EndedByAdministrator || letter instanceof Letter.PasswordSet);
        if (letter instanceof Letter.Code code) {
            letterWords.put("digits", code.digits());
            letterWords.put("minutes", code.lifetime().toMinutes());
        } else if (letter instanceof Letter.Ended ended) {
            letterWords.put(
                    "devices",
                    ended.sessions().stream().map(one -> one.words(locale)).toList());
            putBy(letterWords, ended.by());
        } else if (letter instanceof Letter.EndedByAdministrator ended) {
            letterWords.put(
                    "devices",
                    ended.sessions().stream().map(one -> one.words(locale)).toList());
            putBy(letterWords, null);
        } else if (letter instanceof Letter.PasswordChanged changed) {
            putBy(letterWords, changed.by());
        } else if (letter instanceof Letter.PasswordSet) {
            putBy(letterWords, null);
        } else if (letter instanceof Letter.Blocked blocked) {
            letterWords.put("devices", List.of(blocked.device().words(locale)));
            if (blocked.undo() != null) {
                letterWords.put(
                        "undo",
                        realmBase + "/live-sessions/undo/" + blocked.undo().text());
            }
            putBy(letterWords, blocked.by());
        } else if (letter instanceof Letter.LockViolated violated) {
            putBy(letterWords, violated.by());
        } else if (letter instanceof Letter.BlockedTried tried) {
            putBy(letterWords, tried.by());
        }
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("letter", letterWords);
        return attributes;
    }

    private void putBy(Map<String, Object> words, @Nullable Whereabouts by) {
        if (by != null) {
            words.put("by", by.words(locale));
        }
        words.put(
                "at",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                                .withLocale(locale)
                                .format(now.atOffset(ZoneOffset.UTC))
                        + " UTC");
    }
}
