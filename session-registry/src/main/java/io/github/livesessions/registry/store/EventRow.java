package io.github.livesessions.registry.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** An event of the history. */
@Entity(name = "LiveSessionsEvent")
@Table(name = "LS_EVENT")
class EventRow extends StoredEvent {}
