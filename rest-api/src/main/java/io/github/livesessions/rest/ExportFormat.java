package io.github.livesessions.rest;

import java.util.Arrays;

/** The forms in which a history can be taken away. */
enum ExportFormat {
    JSON("json", "application/json"),
    /** By RFC 4180, the events alone. */
    CSV("csv", "text/csv; charset=utf-8; header=present");

    static final String PARAMETER = "format";

    private final String id;
    private final String mediaType;

    ExportFormat(String id, String mediaType) {
        this.id = id;
        this.mediaType = mediaType;
    }

    /** The value of the parameter. */
    String id() {
        return id;
    }

    String mediaType() {
        return mediaType;
    }

    /** The one that was asked for; JSON where none was. */
    static ExportFormat of(Parameters parameters) {
        return parameters
                .value(
                        PARAMETER,
                        text -> Arrays.stream(values())
                                .filter(format -> format.id.equals(text))
                                .findFirst(),
                        "use json or csv")
                .orElse(JSON);
    }

    /** Writes events in this form. */
    EventSheet sheet(EventViews views) {
        return this == CSV ? new CsvSheet(views) : new JsonSheet(views);
    }
}
