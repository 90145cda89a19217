package io.github.livesessions.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The page agent as the web module has built it, plain and compressed. */
final class AgentFile {

    /** The one of this jar; empty where the build has left it out. */
    static final Optional<AgentFile> BUILT = load();

    private final byte[] plain;
    private final byte[] compressed;
    private final String hash;

    private AgentFile(byte[] plain) throws IOException {
        this.plain = plain;
        this.compressed = compress(plain);
        this.hash = hash(plain);
    }

    byte[] bytes(boolean compress) {
        return compress ? compressed : plain;
    }

    /** A name for just these bytes. */
    String tag(boolean compress) {
        return "\"" + hash + (compress ? "-gzip\"" : "\"");
    }

    private static Optional<AgentFile> load() {
        try (InputStream file = AgentFile.class.getResourceAsStream("/live-sessions/agent.js")) {
            return file == null ? Optional.empty() : Optional.of(new AgentFile(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] compress(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        return compressed.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
