package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How many people and events one day had, of one type from one country. */
@Entity(name = "LiveSessionsDay")
@Table(name = "LS_DAY")
class DayRow {

    @Id
    @Column(name = "ID", length = 36)
    String id = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    /** In UTC, as ISO 8601 writes it. */
    @Column(name = "COUNTED_DAY", length = 10)
    String day = "";

    @Column(name = "TYPE", length = 30)
    String type = "";

    @Column(name = "COUNTRY", length = 10)
    String country = "";

    @Column(name = "PEOPLE")
    long people;

    @Column(name = "EVENTS")
    long events;
}
