package io.github.livesessions.bench.corpus;

/** What happens to a device within a year, and how often. The rates are made up; see the benchmarks' README. */
public enum Happening {
    LOGIN("login", 60),
    BROWSER_UPDATE("browser update", 11),
    REDRAWING_UPDATE("browser update that draws otherwise", 1),
    NEW_ADDRESS("new IP address", 40),
    NEW_LANGUAGE("language changed", 0.1),
    NEW_SCREEN("new screen", 0.3),
    COOKIES_CLEARED("cookies cleared, storage kept", 0.3),
    STORAGE_CLEARED("cookies and storage cleared", 0.7),
    KEY_LOST("key lost, cookie kept (as by ITP)", 0.3),
    PRIVATE_LOGIN("login in a private window", 1.5),
    PRIVATE_LOGIN_DISGUISED("login in a private window that hides its fingerprint", 0.5),
    COOKIE_STOLEN("login with a stolen cookie, no key shown", 0.01),
    COOKIE_STOLEN_BY_KEYED("login with a stolen cookie, the thief's own key", 0.01),
    PROFILE_COPIED("profile restored on a second machine, both in use", 0.01),

    /** A device of its own comes into being: what one account starts the year with. */
    BOUGHT("new device", 0),
    BOUGHT_KEYLESS("new device without scripts", 0),
    /** Its owner blocks it, once in the year at most. */
    BLOCKED("blocked", 0),
    /** A blocked device clears cookies and storage to get in; nobody does where nothing is blocked. */
    EVASION("blocked device clears cookies and storage", 0);

    private static final double DAYS = 365;

    private final String label;
    private final double timesAYear;

    Happening(String label, double timesAYear) {
        this.label = label;
        this.timesAYear = timesAYear;
    }

    /** How reports call it. */
    public String label() {
        return label;
    }

    /** To each device, on average. */
    public double timesAYear() {
        return timesAYear;
    }

    double aDay() {
        return timesAYear / DAYS;
    }

    /** Whether a browser shows itself at the login page. */
    public boolean isLogin() {
        return this == LOGIN || this == PRIVATE_LOGIN || this == PRIVATE_LOGIN_DISGUISED;
    }

    /** Whether another device comes into being by it, out of the one that it happens to. */
    boolean makesAnother() {
        return this == COOKIE_STOLEN || this == COOKIE_STOLEN_BY_KEYED || this == PROFILE_COPIED;
    }
}
