package io.github.livesessions.bench.corpus;

import org.jspecify.annotations.Nullable;

/** What one browser holds and shows: its cookie, its key, and what it draws. */
final class Jar {

    private final boolean scripts;
    private final int image;
    private @Nullable String cookie;
    private @Nullable String key;
    private int drawing;
    private int language;
    private int screen;

    private Jar(boolean scripts, int image, @Nullable String cookie, @Nullable String key) {
        this.scripts = scripts;
        this.image = image;
        this.cookie = cookie;
        this.key = key;
    }

    static Jar bought(boolean scripts, int image) {
        return new Jar(scripts, image, null, null);
    }

    /** Of a thief, who has the cookie alone; his machine is like nobody's. */
    Jar stolen(boolean withKeyOfHisOwn, int device) {
        return new Jar(withKeyOfHisOwn, -device, cookie, null);
    }

    /** On another machine, with all that the profile holds. */
    Jar copied(int device) {
        Jar copy = new Jar(scripts, -device, cookie, key);
        copy.language = language;
        return copy;
    }

    /** A private window of the same browser, as it opens. */
    Jar privately(boolean disguised) {
        Jar window = new Jar(scripts, image, null, null);
        window.drawing = disguised ? -1 : drawing;
        window.language = language;
        window.screen = screen;
        return window;
    }

    /** Lets something happen that changes what the browser holds or shows; an update or an address does not. */
    void live(Happening happening) {
        switch (happening) {
            case REDRAWING_UPDATE -> drawing++;
            case NEW_LANGUAGE -> language++;
            case NEW_SCREEN -> screen++;
            case COOKIES_CLEARED -> cookie = null;
            case KEY_LOST -> key = null;
            case STORAGE_CLEARED, EVASION -> {
                cookie = null;
                key = null;
            }
            default -> {}
        }
    }

    /** The cookie that it sends, {@code fresh} where it has none. */
    String cookie(String fresh) {
        String sent = cookie == null ? fresh : cookie;
        cookie = sent;
        return sent;
    }

    void takes(String freshCookie) {
        cookie = freshCookie;
    }

    /** The key that it shows, {@code fresh} where it has none yet; null where it can make none. */
    @Nullable
    String key(String fresh) {
        if (scripts && key == null) {
            key = fresh;
        }
        return key;
    }

    /** Null where it shows none. */
    @Nullable
    String fingerprint() {
        return scripts ? image + "/" + drawing + "/" + language + "/" + screen : null;
    }
}
