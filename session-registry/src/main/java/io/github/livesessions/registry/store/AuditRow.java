package io.github.livesessions.registry.store;

import io.github.livesessions.core.audit.EventPart;
import io.github.livesessions.core.audit.Link;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.AsynchronousCommitAllowed;

/** One record of a realm's audit chain. What is personal in it are commitments, whose salts an erasure takes away. */
@Entity(name = "LiveSessionsAudit")
@Table(name = "LS_AUDIT")
@IdClass(AuditRow.Key.class)
class AuditRow implements AsynchronousCommitAllowed {

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId = "";

    @Id
    @Column(name = "SEQ")
    long seq;

    @Column(name = "EVENT_ID", length = 36)
    String eventId = "";

    @Column(name = "HAPPENED_AT")
    long at;

    @Column(name = "FACT", length = 43)
    String fact = "";

    @Column(name = "PERSON", length = 43)
    @Nullable
    String person;

    @Column(name = "PERSON_SALT", length = 22)
    @Nullable
    String personSalt;

    /** The erasure that took the salt away: the id of its event. */
    @Column(name = "PERSON_GONE", length = 36)
    @Nullable
    String personGone;

    @Column(name = "PLACE", length = 43)
    @Nullable
    String place;

    @Column(name = "PLACE_SALT", length = 22)
    @Nullable
    String placeSalt;

    @Column(name = "PLACE_GONE", length = 36)
    @Nullable
    String placeGone;

    @Column(name = "ACTOR", length = 43)
    @Nullable
    String actor;

    @Column(name = "ACTOR_SALT", length = 22)
    @Nullable
    String actorSalt;

    @Column(name = "ACTOR_GONE", length = 36)
    @Nullable
    String actorGone;

    /** A digest of what the event itself has erased. */
    @Column(name = "ERASED", length = 43)
    @Nullable
    String erased;

    @Column(name = "HASH", length = 43)
    String hash = "";

    static AuditRow of(String realmId, Link link, Map<EventPart, String> salts, String hash) {
        AuditRow row = new AuditRow();
        row.realmId = realmId;
        row.seq = link.seq();
        row.eventId = link.eventId();
        row.at = link.at().toEpochMilli();
        row.fact = link.fact();
        row.person = link.commitment(EventPart.PERSON).orElse(null);
        row.place = link.commitment(EventPart.PLACE).orElse(null);
        row.actor = link.commitment(EventPart.ACTOR).orElse(null);
        row.personSalt = salts.get(EventPart.PERSON);
        row.placeSalt = salts.get(EventPart.PLACE);
        row.actorSalt = salts.get(EventPart.ACTOR);
        row.erased = link.erased();
        row.hash = hash;
        return row;
    }

    ChainRecord record() {
        return new ChainRecord(
                new Link(seq, eventId, Instant.ofEpochMilli(at), fact, parts(person, place, actor), erased),
                parts(personSalt, placeSalt, actorSalt),
                parts(personGone, placeGone, actorGone),
                hash);
    }

    private static Map<EventPart, String> parts(
            @Nullable String person, @Nullable String place, @Nullable String actor) {
        Map<EventPart, String> parts = new EnumMap<>(EventPart.class);
        if (person != null) {
            parts.put(EventPart.PERSON, person);
        }
        if (place != null) {
            parts.put(EventPart.PLACE, place);
        }
        if (actor != null) {
            parts.put(EventPart.ACTOR, actor);
        }
        return parts;
    }

    /** The two parts of the primary key. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1;

        String realmId = "";
        long seq;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.realmId.equals(realmId) && key.seq == seq;
        }

        @Override
        public int hashCode() {
            return 31 * realmId.hashCode() + Long.hashCode(seq);
        }
    }
}
