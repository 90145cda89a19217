package io.github.livesessions.rest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of a request's body, read strictly: what is not understood is a problem that names it. */
final class Fields {

    private static final int MAX_BYTES = 4_096;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    private Fields(JsonNode object) {
        this.object = object;
    }

    /** Reads one JSON object with some of the {@code known} fields; no body at all is an empty one. */
    static Fields read(InputStream body, String... known) {
        return read(body, MAX_BYTES, known);
    }

    /** The same, of {@code maxBytes} at most. */
    static Fields read(InputStream body, int maxBytes, String... known) {
        byte[] bytes = bytes(body, maxBytes);
        if (bytes.length > maxBytes) {
            throw Problem.tooLarge(maxBytes);
        }
        JsonNode object = bytes.length == 0 ? JSON.createObjectNode() : parse(bytes);
        if (!object.isObject()) {
            throw Problem.unreadable();
        }
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        names.removeAll(List.of(known));
        if (!names.isEmpty()) {
            throw Problem.unknownField(names.first(), String.join(", ", known));
        }
        return new Fields(object);
    }

    /** Whether the field is there, though it may be {@code null}. */
    boolean has(String name) {
        return object.has(name);
    }

    /** An object of lists of texts, by their keys; it has to be there. */
    Map<String, List<String>> lists(String name) {
        if (!object.path(name).isObject()) {
            throw Problem.field(name, "give an object of lists of texts");
        }
        Map<String, List<String>> lists = new TreeMap<>();
        object.path(name).properties().forEach(list -> lists.put(list.getKey(), texts(name, list)));
        return lists;
    }

    private static List<String> texts(String name, Map.Entry<String, JsonNode> list) {
        boolean texts =
                list.getValue().isArray() && list.getValue().valueStream().allMatch(JsonNode::isTextual);
        if (!texts) {
            throw Problem.field(name + '.' + list.getKey(), "give a list of texts");
        }
        return list.getValue().valueStream().map(JsonNode::textValue).toList();
    }

    /** A truth value; empty where the field is not there. */
    Optional<Boolean> flag(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!object.path(name).isBoolean()) {
            throw Problem.field(name, "give true or false");
        }
        return Optional.of(object.path(name).booleanValue());
    }

    /** A text; empty where the field is not there, or {@code null}. */
    Optional<String> text(String name) {
        if (!has(name) || object.path(name).isNull()) {
            return Optional.empty();
        }
        if (!object.path(name).isTextual()) {
            throw Problem.field(name, "give a text");
        }
        return Optional.of(object.path(name).textValue());
    }

    /** Several texts; none where the field is not there. */
    List<String> texts(String name) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode list = object.path(name);
        if (!list.isArray() || !list.valueStream().allMatch(JsonNode::isTextual)) {
            throw Problem.field(name, "give a list of texts");
        }
        return list.valueStream().map(JsonNode::textValue).toList();
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException notJson) { // the bytes are here already: nothing else can go wrong
            throw Problem.unreadable();
        }
    }

    private static byte[] bytes(InputStream body, int maxBytes) {
        try {
            return body.readNBytes(maxBytes + 1);
        } catch (IOException gone) { // the client has hung up: nobody waits for an answer
            throw new BadRequestException(gone);
        }
    }
}
