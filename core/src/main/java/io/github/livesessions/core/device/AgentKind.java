package io.github.livesessions.core.device;

import org.jspecify.annotations.Nullable;

/**
 * The kind of program that sent a request: its browser and operating system, whatever their versions. An update, a new
 * address or another language leaves it as it is.
 *
 * @param text such as {@code Chrome/Windows}, or the product's name alone where it is no browser
 */
public record AgentKind(String text) {

    private static final int MAX_LENGTH = 80;

    /** Whoever gives no user agent is of this kind. */
    public static final AgentKind NONE = new AgentKind("none");

    public AgentKind {
        text = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }

    /**
     * The kind of a request.
     *
     * @param userAgent the header as it came
     * @param browser family that the agent's parser found, null for none
     * @param os family that the agent's parser found, null for none
     */
    public static AgentKind of(@Nullable String userAgent, @Nullable String browser, @Nullable String os) {
        if (userAgent == null || userAgent.isBlank()) {
            return NONE;
        }
        return browser == null ? new AgentKind(product(userAgent.strip())) : new AgentKind(browser + '/' + os);
    }

    /** The name before the version, such as {@code okhttp} of {@code okhttp/4.12.0}. */
    private static String product(String userAgent) {
        int end = 0;
        while (end < userAgent.length() && userAgent.charAt(end) != '/' && userAgent.charAt(end) != ' ') {
            end++;
        }
        return userAgent.substring(0, end);
    }
}
