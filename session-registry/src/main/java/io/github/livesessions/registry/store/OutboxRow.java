package io.github.livesessions.registry.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** An event that has been committed and not yet been delivered. */
@Entity(name = "LiveSessionsOutbox")
@Table(name = "LS_OUTBOX")
class OutboxRow extends StoredEvent {}
