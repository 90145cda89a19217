package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An event of the history. */
@Entity(name = "LiveSessionsEvent")
@Table(name = "LS_EVENT")
class EventRow extends StoredEvent {

    /** Its place in the order of delivery; null where it was delivered before there was one. */
    @Column(name = "SEQ")
    @Nullable
    Long seq;
}
