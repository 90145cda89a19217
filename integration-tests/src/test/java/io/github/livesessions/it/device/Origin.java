package io.github.livesessions.it.device;

/** Addresses for documentation (RFC 5737) that the tests' city database knows, or does not. */
public final class Origin {

    /** 59.9139 N, 10.7522 E. */
    public static final String OSLO = "198.51.100.7";

    public static final String OSAKA = "198.51.100.71";
    public static final String BERLIN = "198.51.100.135";
    public static final String CASABLANCA = "198.51.100.199";
    public static final String PARIS = "203.0.113.7";
    /** Known by its country only. */
    public static final String BRAZIL = "203.0.113.71";

    public static final String UNKNOWN = "192.0.2.7";

    private Origin() {}
}
