package io.github.livesessions.registry.store;

import io.github.livesessions.core.network.IpAddress;
import io.github.livesessions.core.record.SessionEvent;
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

    /** The address in a form that has an order; null where it is not kept in full. */
    @Column(name = "IP_KEY", length = 32)
    @Nullable
    String ipKey;

    static EventRow of(SessionEvent event) {
        EventRow row = EventColumns.fill(new EventRow(), event);
        row.ipKey = event.ipAddress() == null
                ? null
                : IpAddress.parse(event.ipAddress()).map(IpAddress::key).orElse(null);
        return row;
    }
}
