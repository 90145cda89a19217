package io.github.livesessions.bench.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Many open streams, read by one thread. */
public final class StreamCrowd implements AutoCloseable {

    private static final String ENDED = "event:session-ended";
    private static final int TAIL = 64;

    private final Selector selector;
    private final List<Stream> streams = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);

    public StreamCrowd() throws IOException {
        selector = Selector.open();
    }

    /** Opens one more; whether it was let in shows in {@link #awaitOpen}. */
    public void open(URI node, String path, String token) throws IOException {
        SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.getPort()));
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + node.getRawAuthority() + "\r\nAuthorization: Bearer "
                + token + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
        channel.configureBlocking(false);
        Stream stream = new Stream(channel);
        channel.register(selector, SelectionKey.OP_READ, stream);
        streams.add(stream);
    }

    /** Waits until all of them have been answered. */
    public void awaitOpen(Duration patience) throws IOException {
        readUntil(patience, () -> streams.stream().allMatch(stream -> stream.greeted));
    }

    /** When each has told of an end, in nanoseconds of this process's clock; 0 for one that has not. */
    public List<Long> awaitEnds(Duration patience) throws IOException {
        readUntil(patience, () -> streams.stream().allMatch(stream -> stream.toldAt > 0));
        return streams.stream().map(stream -> stream.toldAt).toList();
    }

    private void readUntil(Duration patience, BooleanSupplier done) throws IOException {
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until) {
            if (selector.select(key -> read((Stream) key.attachment(), key), 200) == 0 && done.getAsBoolean()) {
                return;
            }
        }
    }

    private void read(Stream stream, SelectionKey key) {
        buffer.clear();
        try {
            if (stream.channel.read(buffer) < 0) {
                key.cancel();
                return;
            }
        } catch (IOException cut) {
            key.cancel();
            return;
        }
        buffer.flip();
        String text = stream.tail + StandardCharsets.ISO_8859_1.decode(buffer);
        stream.greeted |= text.contains(" hello");
        if (stream.toldAt == 0 && text.contains(ENDED)) {
            stream.toldAt = System.nanoTime();
        }
        stream.tail = text.substring(Math.max(0, text.length() - TAIL));
    }

    @Override
    public void close() {
        try {
            for (Stream stream : streams) {
                stream.channel.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Stream {

        private final SocketChannel channel;
        private String tail = "";
        private boolean greeted;
        private long toldAt;

        Stream(SocketChannel channel) {
            this.channel = channel;
        }
    }
}
