package io.github.livesessions.rest;

import io.github.livesessions.core.record.SessionEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table by RFC 4180, one event a line, in UTF-8. */
final class CsvSheet implements EventSheet {

    private static final List<String> COLUMNS = List.of(
            "at",
            "type",
            "cause",
            "user_id",
            "actor",
            "actor_id",
            "session_id",
            "device_id",
            "device_type",
            "model",
            "browser",
            "browser_version",
            "os",
            "os_version",
            "ip_address",
            "city",
            "region",
            "country",
            "latitude",
            "longitude",
            "accuracy_km",
            "client_id",
            "id");

    private final EventViews views;
    private OutputStream out = OutputStream.nullOutputStream();

    CsvSheet(EventViews views) {
        this.views = views;
    }

    @Override
    public void begin(OutputStream to, ExportHead head) throws IOException {
        out = to;
        CsvLine line = new CsvLine();
        COLUMNS.forEach(line::text);
        put(line.end());
        out.flush();
    }

    @Override
    public void write(List<SessionEvent> events) throws IOException {
        StringBuilder lines = new StringBuilder();
        events.forEach(event -> lines.append(line(views.of(event))));
        put(lines.toString());
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private static String line(EventView event) {
        EventView.Actor actor = event.actor();
        PlaceView place = event.place();
        EventView.Device device = event.device();
        return new CsvLine()
                .text(event.at().toString())
                .text(event.type())
                .text(event.cause())
                .text(event.userId())
                .text(actor == null ? null : actor.kind())
                .text(actor == null ? null : actor.id())
                .text(event.sessionId())
                .text(device.id())
                .text(device.type())
                .text(device.model())
                .text(device.browser())
                .text(device.browserVersion())
                .text(device.os())
                .text(device.osVersion())
                .text(event.ipAddress())
                .text(place == null ? null : place.city())
                .text(place == null ? null : place.region())
                .text(place == null ? null : place.countryCode())
                .number(place == null ? null : place.latitude())
                .number(place == null ? null : place.longitude())
                .number(place == null ? null : place.accuracyKm())
                .text(event.clientId())
                .text(event.id())
                .end();
    }

    private void put(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
