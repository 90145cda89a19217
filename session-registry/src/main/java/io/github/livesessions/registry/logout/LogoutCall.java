package io.github.livesessions.registry.logout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.entity.UrlEncodedFormEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicNameValuePair;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;

/**
 * One logout token on its way to one client, as OpenID Connect Back-Channel Logout 1.0 has it.
 *
 * @param url where the client hears
 * @param token signed
 * @param http the server's own, with its proxies and trusted certificates
 */
record LogoutCall(String url, String token, CloseableHttpClient http) {

    private static final Logger LOG = Logger.getLogger(LogoutCall.class);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A client that answers drop by drop is cut off, too. */
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private static final RequestConfig CONFIG = RequestConfig.custom()
            .setConnectionRequestTimeout(Math.toIntExact(PATIENCE.toMillis()))
            .setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()))
            .setSocketTimeout(Math.toIntExact(PATIENCE.toMillis()))
            .setRedirectsEnabled(false)
            .build();

    /** Sends it, and tells the HTTP status of the answer; empty where there was none. */
    OptionalInt send() {
        try {
            HttpPost post = new HttpPost(url);
            post.setConfig(CONFIG);
            post.setEntity(new UrlEncodedFormEntity(
                    List.of(new BasicNameValuePair(OAuth2Constants.LOGOUT_TOKEN, token)), StandardCharsets.UTF_8));
            CompletableFuture.delayedExecutor(AT_MOST.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(post::abort);
            try (CloseableHttpResponse answer = http.execute(post)) { // its body does not matter
                return OptionalInt.of(answer.getStatusLine().getStatusCode());
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException unreachable) {
            LOG.debugf(unreachable, "a client did not hear of a logout");
            return OptionalInt.empty();
        }
    }

    /** It carries a signed token: nothing of it belongs into a log. */
    @Override
    public String toString() {
        return "a logout call";
    }
}
