import type { HistoryEvent, Page } from "@live-sessions/components/api";
import { Icon, Moment, Skeleton, useStore } from "@live-sessions/components/view";
import { hashOfUser } from "../route.js";
import { eventQuery, type EventFilter } from "../state/event-filter.js";
import { eventWords } from "./event-words.js";
import { useAround } from "./hooks.js";
import { Unavailable } from "./unavailable.js";
import { useListing } from "./use-listing.js";

/** A line of the history of anybody. */
export interface AdminEvent extends HistoryEvent {
  readonly userId: string | null;
  readonly username?: string;
}

/** What happened, the newest first. Reading it is an event, too: it is not read again by itself. */
export function EventList({ filter }: { filter: EventFilter }) {
  const { words, api } = useAround();
  const list = useListing<AdminEvent>(eventQuery(filter), (after, signal) =>
    api.get<Page<AdminEvent>>(
      `live-sessions/events?${eventQuery(filter, after ? { after } : {})}`,
      signal,
    ),
  );
  const { phase, failure, items, next, more } = useStore(list);
  if (phase === "loading") return <Skeleton label={words.say("loading")} />;
  return (
    <>
      {failure && <Unavailable failure={failure} onRetry={() => void list.load()} />}
      {phase === "ready" && !items.length && <p class="ls-empty">{words.say("events.none")}</p>}
      {items.length > 0 && (
        <ul class="ls-list ls-past">
          {items.map((event) => (
            <Line key={event.id} event={event} named={!filter.user} />
          ))}
        </ul>
      )}
      {next && (
        <button
          type="button"
          class="ls-button ls-secondary ls-older"
          disabled={more}
          onClick={() => void list.more()}
        >
          {words.say("history.more")}
        </button>
      )}
    </>
  );
}

function Line({ event, named }: { event: AdminEvent; named: boolean }) {
  const { words, context } = useAround();
  const { what, why, parts } = eventWords(words, event);
  return (
    <li class="ls-row ls-line" data-event={event.type}>
      <span class="ls-device">
        <Icon name={event.device.type} />
      </span>
      <div class="ls-facts">
        <h3 class="ls-name">
          {what}
          {event.actor?.kind === "administrator" && (
            <span class="ls-chip">{words.say("by-administrator")}</span>
          )}
        </h3>
        {named && event.userId && (
          <p>
            <a href={hashOfUser(context.realm, event.userId)}>
              <bdi>{event.username ?? event.userId}</bdi>
            </a>
          </p>
        )}
        {why && <p>{why}</p>}
        {parts.length > 0 && (
          <p class="ls-quiet">
            {parts.map((part, index) => (
              <span key={part}>
                {index > 0 && <span aria-hidden="true"> · </span>}
                <bdi>{part}</bdi>
              </span>
            ))}
          </p>
        )}
      </div>
      <p class="ls-quiet ls-when">
        <Moment at={event.at} />
      </p>
    </li>
  );
}
