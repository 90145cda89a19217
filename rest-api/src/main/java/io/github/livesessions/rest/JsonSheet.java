package io.github.livesessions.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.livesessions.core.record.SessionEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One JSON object, as {@code export.schema.json} describes it. */
final class JsonSheet implements EventSheet {

    /** What tells this form of export from later ones. */
    static final String FORMAT = "live-sessions-export-1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    private final EventViews views;
    private @Nullable JsonGenerator json;

    JsonSheet(EventViews views) {
        this.views = views;
    }

    @Override
    public void begin(OutputStream out, ExportHead head) throws IOException {
        JsonGenerator generator = JSON.createGenerator(out);
        // closed by a failure, it must not look as if it were whole
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        json = generator;
        generator.writeStartObject();
        generator.writeStringField("format", FORMAT);
        generator.writeStringField("realm", head.realm());
        generator.writeStringField("exportedAt", head.exportedAt().toString());
        generator.writeStringField("user", head.user());
        generator.writeFieldName("audit");
        JSON.writeValue(generator, head.audit());
        for (Map.Entry<String, Iterable<Map<String, @Nullable Object>>> section :
                head.sections().entrySet()) {
            generator.writeArrayFieldStart(section.getKey());
            for (Map<String, @Nullable Object> item : section.getValue()) {
                JSON.writeValue(generator, item);
            }
            generator.writeEndArray();
        }
        generator.writeArrayFieldStart("events");
        generator.flush();
    }

    @Override
    public void write(List<SessionEvent> events) throws IOException {
        for (SessionEvent event : events) {
            JSON.writeValue(generator(), views.whole(event));
        }
        generator().flush();
    }

    @Override
    public void end() throws IOException {
        generator().writeEndArray();
        generator().writeEndObject();
        generator().flush();
    }

    private JsonGenerator generator() {
        return Objects.requireNonNull(json, "not begun");
    }
}
