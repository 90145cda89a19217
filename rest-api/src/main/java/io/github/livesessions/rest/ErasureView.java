package io.github.livesessions.rest;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/** A wish to have the own history erased, which waits for an administrator. */
record ErasureView(
        @JsonSerialize(using = ToStringSerializer.class) Instant askedAt) {}
