package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One counter of a realm's statistics. */
@Entity(name = "LiveSessionsCount")
@Table(name = "LS_COUNT")
class CountRow {

    /** A digest of what is counted. */
    @Id
    @Column(name = "ID", length = 64)
    String id = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Column(name = "DIMENSION", length = 16)
    String dimension = "";

    @Column(name = "LABEL", length = 120)
    @Nullable
    String label;

    /** What the label is found by from its beginning. */
    @Column(name = "LABEL_KEY", length = 64)
    @Nullable
    String labelKey;

    @Column(name = "COUNTRY", length = 2)
    @Nullable
    String countryCode;

    @Column(name = "LATITUDE")
    @Nullable
    Double latitude;

    @Column(name = "LONGITUDE")
    @Nullable
    Double longitude;

    @Column(name = "COUNTED")
    long counted;
}
