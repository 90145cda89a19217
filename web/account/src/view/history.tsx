import { useEffect, useRef, useState } from "preact/hooks";
import type { HistoryEvent } from "@live-sessions/components/api";
import type { Intent } from "../state/intent.js";
import { KINDS, type PastKind } from "@live-sessions/components/state";
import { readPast, type PastFilter } from "../state/past.js";
import { Dialog, Icon, Moment } from "@live-sessions/components/view";
import { useAccount, useAround } from "./hooks.js";

/** Milliseconds that an event may take from the change to the history. */
const UNTIL_WRITTEN = 1_000;

/** All that happened to the account. */
export function History() {
  const { words, account } = useAround();
  const { devices, happened } = useAccount();
  const [filter, setFilter] = useState<PastFilter>({ kind: "all", device: "" });
  const [erasing, setErasing] = useState(false);
  const past = usePast(filter, happened);
  const perform = (intent: Intent) => void account.perform(intent);
  const kinds = Object.keys(KINDS) as PastKind[];

  return (
    <>
      <h2 class="ls-heard">{words.say("tab.history")}</h2>
      <div class="ls-toolbar">
        <div class="ls-search">
          <select
            aria-label={words.say("history.kind")}
            value={filter.kind}
            onChange={(event) => {
              setFilter({ ...filter, kind: event.currentTarget.value as PastKind });
            }}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.say(`history.kind.${kind}`)}
              </option>
            ))}
          </select>
          <select
            aria-label={words.say("history.device")}
            value={filter.device}
            onChange={(event) => {
              setFilter({ ...filter, device: event.currentTarget.value });
            }}
          >
            <option value="">{words.say("history.device.all")}</option>
            {devices.map((device) => (
              <option key={device.id} value={device.id}>
                {words.device(device)}
              </option>
            ))}
          </select>
        </div>
        <div class="ls-actions">
          <button
            type="button"
            class="ls-button ls-secondary"
            onClick={() => {
              perform({ do: "export", format: "json" });
            }}
          >
            {words.say("export.json")}
          </button>
          <button
            type="button"
            class="ls-button ls-secondary"
            onClick={() => {
              perform({ do: "export", format: "csv" });
            }}
          >
            {words.say("export.csv")}
          </button>
          <button
            type="button"
            class="ls-button ls-secondary ls-dangerous"
            onClick={() => {
              setErasing(true);
            }}
          >
            {words.say("erase")}
          </button>
        </div>
      </div>
      {past.failed && (
        <div class="ls-empty" role="alert">
          <p>{words.say("history.failed")}</p>
          <button type="button" class="ls-button ls-primary" onClick={past.again}>
            {words.say("retry")}
          </button>
        </div>
      )}
      {past.events?.length === 0 && (
        <div class="ls-empty">
          <p>{words.say("history.none")}</p>
        </div>
      )}
      {past.events && past.events.length > 0 && (
        <ul class="ls-list ls-past">
          {past.events.map((event) => (
            <Line key={event.id} event={event} />
          ))}
        </ul>
      )}
      {past.next && (
        <button type="button" class="ls-button ls-secondary ls-older" onClick={past.more}>
          {words.say("history.more")}
        </button>
      )}
      {erasing && (
        <Dialog
          title={words.say("erase.title")}
          confirm={words.say("erase")}
          danger
          onClose={() => {
            setErasing(false);
          }}
          onConfirm={() => {
            setErasing(false);
            perform({ do: "erase" });
          }}
        >
          <p>{words.say("erase.text")}</p>
        </Dialog>
      )}
    </>
  );
}

interface Past {
  /** Undefined until something has been read. */
  readonly events: readonly HistoryEvent[] | undefined;
  readonly next: string | null;
  readonly failed: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

/** Reads the history by pages; what is new comes by itself as long as only the first page is shown. */
function usePast(filter: PastFilter, happened: number): Past {
  const { account } = useAround();
  const [events, setEvents] = useState<readonly HistoryEvent[]>();
  const [next, setNext] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const pages = useRef(0);
  const reading = useRef<AbortController | undefined>(undefined);

  const read = (after: string) => {
    reading.current?.abort();
    const { signal } = (reading.current = new AbortController());
    readPast(account.api, filter, after, signal).then(
      (page) => {
        if (signal.aborted) return;
        pages.current = after ? pages.current + 1 : 1;
        setEvents((known) => (after && known ? [...known, ...page.items] : page.items));
        setNext(page.next);
        setFailed(false);
      },
      () => {
        if (!signal.aborted) setFailed(true);
      },
    );
  };

  useEffect(() => {
    read("");
    return () => reading.current?.abort();
  }, [filter]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (pages.current === 1) read("");
    }, UNTIL_WRITTEN);
    return () => {
      clearTimeout(timer);
    };
  }, [happened, filter]);

  return {
    events,
    next,
    failed,
    more: () => {
      if (next) read(next);
    },
    again: () => {
      read("");
    },
  };
}

function Line({ event }: { event: HistoryEvent }) {
  const { words } = useAround();
  const device = {
    ...event.device,
    name: event.device.model,
    trusted: false,
    proven: false,
    blocked: false,
  };
  const known = event.device.browser ?? event.device.os ?? event.device.model;
  const why = event.cause && words.has(`cause.${event.cause}`) ? `cause.${event.cause}` : undefined;
  const parts = [
    known && words.device(device),
    event.place && words.place(event.place),
    event.ipAddress,
    event.clientId,
  ].filter((part): part is string => Boolean(part));
  return (
    <li class="ls-row ls-line" data-event={event.type}>
      <span class="ls-device">
        <Icon name={event.device.type} />
      </span>
      <div class="ls-facts">
        <h3 class="ls-name">
          {words.say(`event.${event.type}`)}
          {event.actor?.kind === "administrator" && (
            <span class="ls-chip">{words.say("by-administrator")}</span>
          )}
        </h3>
        {why && <p>{words.say(why)}</p>}
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
