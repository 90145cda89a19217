package io.github.livesessions.registry.geo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the committed test databases from {@code places.csv}; see the README beside it. */
final class PlaceDatabases {

    /** Far enough ahead that the databases are never stale. */
    static final Instant BUILT = Instant.parse("2099-01-01T00:00:00Z");

    private PlaceDatabases() {}

    /** Takes the path of the source, and the directory in which the databases are written. */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[1]);
        for (Map.Entry<String, byte[]> file : from(Path.of(arguments[0])).entrySet()) {
            Files.write(target.resolve(file.getKey()), file.getValue());
        }
    }

    /** The databases by file name. */
    static Map<String, byte[]> from(Path source) throws IOException {
        MmdbWriter nested = new MmdbWriter(6, "Live-Sessions-Test-City", BUILT);
        MmdbWriter flatIpv4 = new MmdbWriter(4, "city ipv4", BUILT);
        MmdbWriter flatIpv6 = new MmdbWriter(6, "city ipv6", BUILT);
        for (String line : Files.readAllLines(source)) {
            if (!line.startsWith("#")) {
                List<String> cells = Arrays.asList(line.split(",", -1));
                String network = cells.get(0);
                nested.put(network, nested(cells));
                (network.contains(":") ? flatIpv6 : flatIpv4).put(network, flat(cells));
            }
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("city-nested.mmdb", nested.toBytes());
        files.put("city-flat-ipv4.mmdb", flatIpv4.toBytes());
        files.put("city-flat-ipv6.mmdb", flatIpv6.toBytes());
        return files;
    }

    private static Map<String, Object> nested(List<String> cells) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!cells.get(4).isEmpty()) {
            fields.put("city", Map.of("names", names(cells.get(4))));
        }
        Map<String, Object> country = new LinkedHashMap<>();
        country.put("iso_code", cells.get(1));
        country.put("names", names(cells.get(2)));
        fields.put("country", country);
        if (!cells.get(5).isEmpty()) {
            Map<String, Object> location = new LinkedHashMap<>();
            location.put("accuracy_radius", Integer.valueOf(cells.get(7)));
            location.put("latitude", Double.valueOf(cells.get(5)));
            location.put("longitude", Double.valueOf(cells.get(6)));
            fields.put("location", location);
        }
        if (!cells.get(3).isEmpty()) {
            fields.put("subdivisions", List.of(Map.of("names", names(cells.get(3)))));
        }
        return fields;
    }

    /** The German name is there to be passed over. */
    private static Map<String, Object> names(String english) {
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("de", english + " (de)");
        names.put("en", english);
        return names;
    }

    private static Map<String, Object> flat(List<String> cells) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("city", cells.get(4));
        fields.put("country_code", cells.get(1));
        if (!cells.get(5).isEmpty()) {
            fields.put("latitude", Float.valueOf(cells.get(5)));
            fields.put("longitude", Float.valueOf(cells.get(6)));
        }
        fields.put("postcode", "");
        fields.put("state1", cells.get(3));
        fields.put("state2", "");
        fields.put("timezone", "");
        return fields;
    }
}
