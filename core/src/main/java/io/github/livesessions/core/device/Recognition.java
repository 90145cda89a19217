package io.github.livesessions.core.device;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of an account's devices a browser is, by its key and its cookie. Where they disagree the key wins; and a cookie
 * that belongs to a device with a key says nothing without that key, once the browser was asked for it.
 *
 * @param device the device; empty where it is new to the account
 * @param renewsCookie whether the browser needs a cookie of its own: the one that it sent is another device's
 * @param rebinds whether the device comes with another cookie than before, or with a key for the first time
 */
public record Recognition(Optional<KnownDevice> device, boolean renewsCookie, boolean rebinds) {

    /** A browser that shows nothing which the account knows. */
    public static final Recognition NEW = new Recognition(Optional.empty(), false, false);

    /**
     * Recognizes a browser among the devices that share its key or its cookie.
     *
     * @param browserKey what tells the cookie
     * @param keyThumbprint of the key that it proved to hold; null for none
     * @param asked whether it was asked for its key
     */
    public static Recognition of(
            List<KnownDevice> candidates, String browserKey, @Nullable String keyThumbprint, boolean asked) {
        Optional<KnownDevice> byKey = candidates.stream()
                .filter(one -> keyThumbprint != null && keyThumbprint.equals(one.keyThumbprint()))
                .findFirst();
        Optional<KnownDevice> byCookie = candidates.stream()
                .filter(one -> one.browserKey().equals(browserKey))
                .findFirst();
        if (byKey.isPresent()) {
            return new Recognition(byKey, byCookie.isPresent() && !byCookie.equals(byKey), !byCookie.equals(byKey));
        }
        if (byCookie.isEmpty()) {
            return NEW;
        }
        if (byCookie.get().keyThumbprint() == null) {
            return new Recognition(byCookie, false, keyThumbprint != null);
        }
        boolean cookieIsEnough = keyThumbprint == null && !asked;
        return new Recognition(cookieIsEnough ? byCookie : Optional.empty(), !cookieIsEnough, false);
    }
}
