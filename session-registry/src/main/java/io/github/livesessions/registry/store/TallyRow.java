package io.github.livesessions.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A live session as it was last counted, so that its end takes from the counters just what its start has given. */
@Entity(name = "LiveSessionsTally")
@Table(name = "LS_TALLY")
class TallyRow {

    @Id
    @Column(name = "SESSION_ID", length = 64)
    String sessionId = "";

    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    /** A digest of whose it is: of a deleted account not even the id stays until the counters are right again. */
    @Column(name = "PERSON", length = 64)
    String person = "";

    @Column(name = "PLAN", length = 40)
    @Nullable
    String plan;

    @Column(name = "DEVICE_TYPE", length = 10)
    String deviceType = "";

    @Column(name = "CITY", length = 120)
    @Nullable
    String city;

    @Column(name = "COUNTRY", length = 2)
    @Nullable
    String countryCode;

    @Column(name = "LATITUDE")
    @Nullable
    Double latitude;

    @Column(name = "LONGITUDE")
    @Nullable
    Double longitude;

    @Column(name = "ONLINE_NOW")
    boolean online;
}
