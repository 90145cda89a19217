package io.github.livesessions.it.realm;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect client of a realm.
 *
 * @param realm base of the realm's addresses, as browsers see it
 * @param redirect where people are sent back to
 * @param secret of a confidential client; null for a public one
 */
public record Client(
        URI realm, String id, URI redirect, @Nullable String secret) {

    public Optional<String> confidential() {
        return Optional.ofNullable(secret);
    }

    /** An address of OpenID Connect, such as {@code token}. */
    public URI endpoint(String name) {
        return URI.create(realm + "/protocol/openid-connect/" + name);
    }
}
