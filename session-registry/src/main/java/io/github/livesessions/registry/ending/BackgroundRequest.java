package io.github.livesessions.registry.ending;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.http.FormPartValue;
import org.keycloak.http.HttpRequest;

/**
 * Stands for the request that a background job does not have. Keycloak asks it for the server's address when it writes
 * logout tokens; without it, it removes the session and silently tells no client (KC-SERVICES0051).
 */
public final class BackgroundRequest implements HttpRequest {

    private final URI base;

    /**
     * A request that came to nobody.
     *
     * @param base the server's address
     */
    public BackgroundRequest(URI base) {
        this.base = base;
    }

    @Override
    public String getHttpMethod() {
        return "POST";
    }

    @Override
    public MultivaluedMap<String, String> getDecodedFormParameters() {
        return new MultivaluedHashMap<>();
    }

    @Override
    public MultivaluedMap<String, FormPartValue> getMultiPartFormParameters() {
        return new MultivaluedHashMap<>();
    }

    @Override
    public HttpHeaders getHttpHeaders() {
        return answering(
                HttpHeaders.class,
                Map.of(
                        "getCookies", Map.of(),
                        "getRequestHeaders", new MultivaluedHashMap<>(),
                        "getRequestHeader", List.of(),
                        "getAcceptableLanguages", List.of(),
                        "getAcceptableMediaTypes", List.of()));
    }

    @Override
    public X509Certificate @Nullable [] getClientCertificateChain() {
        return null;
    }

    @Override
    public UriInfo getUri() {
        return (UriInfo) Proxy.newProxyInstance(
                BackgroundRequest.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBaseUri", "getAbsolutePath", "getRequestUri" -> base;
                    case "getBaseUriBuilder", "getAbsolutePathBuilder", "getRequestUriBuilder" ->
                        UriBuilder.fromUri(base);
                    case "getPath" -> "/";
                    case "getQueryParameters", "getPathParameters" -> new MultivaluedHashMap<>();
                    default -> null;
                });
    }

    @Override
    public boolean isProxyTrusted() {
        return true;
    }

    /** An object of that type whose methods answer by name, and null where no answer is given. */
    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                BackgroundRequest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
