package io.github.livesessions.it.ways;

import io.github.livesessions.it.device.Page;
import java.net.URI;
import org.jsoup.nodes.Element;

/** Links on Keycloak's pages. */
final class Links {

    private Links() {}

    /** The link whose address contains {@code part}. */
    static URI on(Page page, String part) {
        Element link = page.html().selectFirst("a[href*=" + part + "]");
        if (link == null) {
            throw new AssertionError("No link to " + part + " on the page: " + page.text());
        }
        return URI.create(link.absUrl("href"));
    }
}
