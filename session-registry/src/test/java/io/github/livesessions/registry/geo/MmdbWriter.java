package io.github.livesessions.registry.geo;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes databases in the MaxMind DB format 2.0 with 28-bit records, as its specification describes it: search tree,
 * separator, data, metadata. Networks must not overlap. An IPv6 database holds IPv4 networks under ::/96.
 */
final class MmdbWriter {

    private static final byte[] METADATA_MARKER = "\u00AB\u00CD\u00EFMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SEPARATOR_BYTES = 16;
    private static final int EMPTY = -1;

    private final int ipVersion;
    private final String databaseType;
    private final Instant built;
    /** Pairs of branches: a node number of 0 and above, {@link #EMPTY}, or -2 - n for the n-th record. */
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));

    private final Map<Object, Integer> records = new LinkedHashMap<>();

    MmdbWriter(int ipVersion, String databaseType, Instant built) {
        this.ipVersion = ipVersion;
        this.databaseType = databaseType;
        this.built = built;
    }

    /** Gives every address of {@code network}, such as 198.51.100.0/26, the record. */
    MmdbWriter put(String network, Object fields) {
        String[] parts = network.split("/", -1);
        byte[] address = octets(parts[0]);
        int length = Integer.parseInt(parts[1]) + (ipVersion == 6 && address.length == 4 ? 96 : 0);
        byte[] path = new byte[ipVersion == 6 ? 16 : 4];
        System.arraycopy(address, 0, path, path.length - address.length, address.length);

        Integer known = records.putIfAbsent(fields, records.size());
        int leaf = -2 - (known == null ? records.size() - 1 : known);
        int node = 0;
        for (int depth = 0; depth < length - 1; depth++) {
            node = child(node, bit(path, depth));
        }
        nodes.get(node)[bit(path, length - 1)] = leaf;
        return this;
    }

    byte[] toBytes() {
        Output data = new Output();
        List<Integer> offsets = new ArrayList<>();
        records.keySet().forEach(fields -> {
            offsets.add(data.size());
            data.value(fields);
        });
        Output file = new Output();
        for (int[] node : nodes) {
            file.node(pointer(node[0], offsets), pointer(node[1], offsets));
        }
        file.writeBytes(new byte[SEPARATOR_BYTES]);
        file.writeBytes(data.toByteArray());
        file.writeBytes(METADATA_MARKER);
        file.value(metadata());
        return file.toByteArray();
    }

    private Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", built.getEpochSecond());
        metadata.put("database_type", databaseType);
        metadata.put("description", Map.of("en", "Places for tests"));
        metadata.put("ip_version", ipVersion);
        metadata.put("languages", List.of("en"));
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", 28);
        return metadata;
    }

    private int child(int node, int bit) {
        int[] branches = nodes.get(node);
        if (branches[bit] == EMPTY) {
            branches[bit] = nodes.size();
            nodes.add(new int[] {EMPTY, EMPTY});
        }
        return branches[bit];
    }

    private int pointer(int branch, List<Integer> offsets) {
        if (branch >= 0) {
            return branch;
        }
        return branch == EMPTY ? nodes.size() : nodes.size() + SEPARATOR_BYTES + offsets.get(-2 - branch);
    }

    private static int bit(byte[] octets, int index) {
        return (octets[index / 8] >> (7 - index % 8)) & 1;
    }

    private static byte[] octets(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stands for the value at an offset of the data section, in bytes below 2048; the first record is at 0. */
    record Pointer(int offset) {}

    /** The data types of the format, as far as databases of places use them. */
    private static final class Output extends ByteArrayOutputStream {

        private static final int TEXT = 2;
        private static final int DOUBLE = 3;
        private static final int UINT16 = 5;
        private static final int UINT32 = 6;
        private static final int MAP = 7;
        private static final int UINT64 = 9;
        private static final int ARRAY = 11;
        private static final int FLOAT = 15;

        void node(int left, int right) {
            writeBytes(lowest(left, 3));
            write((left >>> 24 << 4) | (right >>> 24));
            writeBytes(lowest(right, 3));
        }

        void value(Object value) {
            if (value instanceof Map<?, ?> map) {
                control(MAP, map.size());
                map.forEach((key, field) -> {
                    value(key);
                    value(field);
                });
            } else if (value instanceof List<?> list) {
                control(ARRAY, list.size());
                list.forEach(this::value);
            } else if (value instanceof Pointer pointer) {
                write(0x20 | (pointer.offset() >>> 8));
                write(pointer.offset());
            } else if (value instanceof String text) {
                bytes(TEXT, text.getBytes(StandardCharsets.UTF_8));
            } else if (value instanceof Double number) {
                bytes(DOUBLE, ByteBuffer.allocate(8).putDouble(number).array());
            } else if (value instanceof Float number) {
                bytes(FLOAT, ByteBuffer.allocate(4).putFloat(number).array());
            } else if (value instanceof Integer number) {
                bytes(number < 65_536 ? UINT16 : UINT32, lowest(number, number < 65_536 ? 2 : 4));
            } else if (value instanceof Long number) {
                bytes(UINT64, lowest(number, 8));
            } else {
                throw new IllegalArgumentException("No type of the format for " + value.getClass());
            }
        }

        private void bytes(int type, byte[] content) {
            control(type, content.length);
            writeBytes(content);
        }

        private void control(int type, int size) {
            int low = size < 29 ? size : size < 285 ? 29 : 30;
            boolean extended = type > 7;
            write((extended ? 0 : type << 5) | low);
            if (extended) {
                write(type - 7);
            }
            if (low == 29) {
                write(size - 29);
            } else if (low == 30) {
                writeBytes(lowest(size - 285, 2));
            }
        }

        private static byte[] lowest(long number, int octets) {
            byte[] all = ByteBuffer.allocate(8).putLong(number).array();
            return Arrays.copyOfRange(all, 8 - octets, 8);
        }
    }
}
