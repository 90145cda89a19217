package io.github.livesessions.bench.drive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection, and no more of HTTP than Keycloak speaks: the driver shares the processors with
 * what it measures.
 */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 120_000;
    private static final byte[] NOTHING = {};

    private final URI node;
    private final String head;
    private final int patienceMillis;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    /**
     * A connection that opens with its first request.
     *
     * @param node what is connected to
     * @param outside the authority that requests are meant for
     * @param headers further header lines of every request, each with its line end
     */
    Wire(URI node, String outside, String headers) {
        this(node, outside, headers, PATIENCE_MILLIS);
    }

    /** The same, which waits for so many milliseconds at most until an answer goes on. */
    Wire(URI node, String outside, String headers, int patienceMillis) {
        this.node = node;
        this.patienceMillis = patienceMillis;
        this.head = " HTTP/1.1\r\nHost: " + outside + "\r\n" + headers;
    }

    /** Sends {@code form}, or a GET where it is null, and waits for the whole answer. */
    Reply send(String path, String cookies, @Nullable String form) throws IOException {
        return send(path, cookies, form, "application/x-www-form-urlencoded");
    }

    /** Sends {@code text} as it is, as beacons are sent. */
    Reply sendText(String path, String text) throws IOException {
        return send(path, "", text, "text/plain");
    }

    private Reply send(String path, String cookies, @Nullable String body, String type) throws IOException {
        StringBuilder request = new StringBuilder(512)
                .append(body == null ? "GET " : "POST ")
                .append(path)
                .append(head);
        if (!cookies.isEmpty()) {
            request.append("Cookie: ").append(cookies).append("\r\n");
        }
        if (body != null) {
            request.append("Content-Type: ")
                    .append(type)
                    .append("\r\nContent-Length: ")
                    .append(body.length())
                    .append("\r\n");
        }
        request.append("\r\n").append(body == null ? "" : body);
        try {
            open().getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            return read();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // it is of no more use either way
            }
        }
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), node.getPort());
            open.setTcpNoDelay(true);
            open.setSoTimeout(patienceMillis);
            in = new BufferedInputStream(open.getInputStream(), 16 * 1024);
            socket = open;
        }
        return open;
    }

    private Reply read() throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        String location = null;
        List<String> cookies = new ArrayList<>(4);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            String value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "location" -> location = value;
                case "set-cookie" -> cookies.add(value);
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> last = value.equalsIgnoreCase("close");
                default -> {}
            }
        }
        byte[] body = chunked ? chunks(in) : length == 0 ? NOTHING : exactly(in, length);
        if (last) {
            close();
        }
        return new Reply(status, location, cookies, new String(body, StandardCharsets.UTF_8));
    }

    static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(8 * 1024);
        while (true) {
            int size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
            if (size == 0) {
                line(in);
                return body.toByteArray();
            }
            body.write(exactly(in, size));
            line(in);
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The server hung up in the middle of a body");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server hung up after '" + line.length() + "' characters of a line");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
