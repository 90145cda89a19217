package io.github.livesessions.rest;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/**
 * How a block that has just been set can be undone.
 *
 * @param undo the word, told this once
 * @param until when that is over
 */
record Undo(
        String undo,
        @JsonSerialize(using = ToStringSerializer.class) Instant until) {}
