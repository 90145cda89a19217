package io.github.livesessions.it.device;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a browser names itself.
 *
 * @param userAgent the User-Agent header; null for none at all
 * @param hints the Client Hints that it sends unasked, by header name
 */
public record Agent(@Nullable String userAgent, Map<String, String> hints) {

    public static final Agent CHROME_ON_WINDOWS = chromium(
            "Windows NT 10.0; Win64; x64", "Chrome/141.0.0.0 Safari/537.36", "Google Chrome", "Windows", false);
    public static final Agent EDGE_ON_WINDOWS = chromium(
            "Windows NT 10.0; Win64; x64",
            "Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
            "Microsoft Edge",
            "Windows",
            false);
    public static final Agent CHROME_ON_ANDROID =
            chromium("Linux; Android 10; K", "Chrome/141.0.0.0 Mobile Safari/537.36", "Google Chrome", "Android", true);
    public static final Agent FIREFOX_ON_LINUX =
            named("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0");
    public static final Agent SAFARI_ON_IPHONE = named("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)"
            + " AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1");
    public static final Agent NAMELESS = new Agent(null, Map.of());

    public Agent {
        hints = Map.copyOf(hints);
    }

    /** An agent that sends no hints, as Firefox and Safari do. */
    public static Agent named(String userAgent) {
        return new Agent(userAgent, Map.of());
    }

    Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(hints);
        if (userAgent != null) {
            headers.put("User-Agent", userAgent);
        }
        return headers;
    }

    private static Agent chromium(String system, String products, String brand, String platform, boolean mobile) {
        return new Agent(
                "Mozilla/5.0 (" + system + ") AppleWebKit/537.36 (KHTML, like Gecko) " + products,
                Map.of(
                        "Sec-CH-UA", "\"" + brand + "\";v=\"141\", \"Chromium\";v=\"141\", \"Not?A_Brand\";v=\"8\"",
                        "Sec-CH-UA-Mobile", mobile ? "?1" : "?0",
                        "Sec-CH-UA-Platform", "\"" + platform + "\""));
    }
}
