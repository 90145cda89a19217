import { useCallback, useMemo, useState } from "preact/hooks";
import type { Session } from "@live-sessions/components/api";
import type { Intent } from "../state/intent.js";
import { ALL, found, inOrder, type Filter } from "../state/listing.js";
import type { Words } from "@live-sessions/components/words";
import {
  Credit,
  DeviceName,
  Dialog,
  Icon,
  PlaceMap,
  PlaceName,
} from "@live-sessions/components/view";
import { useAccount, useAround } from "./hooks.js";
import { SessionRow } from "./session-row.js";
import { pointsOf } from "./map-points.js";

/** From so many sessions on there is something to search. */
const MANY = 5;

/** Everywhere that the account is signed in. */
export function Sessions() {
  const { words, account, context } = useAround();
  const { sessions, placeAttribution } = useAccount();
  const [filter, setFilter] = useState<Filter>(ALL);
  const [asked, ask] = useState<Asked>();
  const texts = useMemo(() => shownTexts(words), [words]);
  const ordered = useMemo(() => inOrder(sessions), [sessions]);
  const shown = useMemo(() => found(ordered, filter, texts), [ordered, filter, texts]);
  const points = useMemo(() => pointsOf(ordered, words), [ordered, words]);
  const others = sessions.length - 1;
  const offline = sessions.filter((one) => one.state === "offline" && !one.current).length;
  const logOut = useCallback((session: Session) => {
    ask({ intent: { do: "end", session: session.id }, session });
  }, []);

  return (
    <>
      <PlaceMap points={points} folder={context.mapFolder} />
      {placeAttribution && sessions.some(({ place }) => place) && (
        <Credit text={placeAttribution} />
      )}
      <div class="ls-toolbar">
        {(sessions.length >= MANY || filter !== ALL) && (
          <SearchBar filter={filter} onFilter={setFilter} />
        )}
        <div class="ls-actions">
          {offline > 0 && (
            <button
              type="button"
              class="ls-button ls-link"
              onClick={() => {
                ask({ intent: { do: "end-offline" } });
              }}
            >
              {words.say("end-offline")}
            </button>
          )}
          {others > 0 && (
            <button
              type="button"
              class="ls-button ls-secondary"
              onClick={() => {
                ask({ intent: { do: "end-others" } });
              }}
            >
              {words.say("end-others")}
            </button>
          )}
        </div>
      </div>
      <h2 class="ls-count" aria-live="polite">
        {filter.text || filter.state !== "all"
          ? words.count("found", shown.length)
          : words.count("sessions", shown.length)}
      </h2>
      {shown.length ? (
        <ul class="ls-list">
          {shown.map((session) => (
            <SessionRow key={session.id} session={session} onLogOut={logOut} />
          ))}
        </ul>
      ) : (
        <div class="ls-empty">
          <p>{words.say("nothing-found")}</p>
          <button
            type="button"
            class="ls-button ls-link"
            onClick={() => {
              setFilter(ALL);
            }}
          >
            {words.say("clear-search")}
          </button>
        </div>
      )}
      {others === 0 && <p class="ls-quiet ls-hint">{words.say("only-here")}</p>}
      {asked && (
        <Dialog
          title={words.say(`confirm.${titleOf(asked)}.title`)}
          confirm={words.say("log-out")}
          danger
          onClose={() => {
            ask(undefined);
          }}
          onConfirm={() => {
            ask(undefined);
            void account.perform(asked.intent);
          }}
        >
          {asked.session && (
            <p>
              <strong>
                <DeviceName device={asked.session.device} />
              </strong>
              {" · "}
              <PlaceName place={asked.session.place} />
            </p>
          )}
          <p>{words.say(`confirm.${titleOf(asked)}.text`)}</p>
        </Dialog>
      )}
    </>
  );
}

interface Asked {
  readonly intent: Intent;
  readonly session?: Session;
}

function titleOf({ intent, session }: Asked): string {
  return session?.current ? "end-this" : intent.do;
}

const STATES = ["all", "online", "offline", "unchecked"] as const;

function SearchBar({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const { words } = useAround();
  return (
    <div class="ls-search" role="search">
      <span class="ls-search-box">
        <Icon name="search" />
        <input
          type="search"
          aria-label={words.say("search")}
          placeholder={words.say("search")}
          value={filter.text}
          onInput={(event) => {
            onFilter({ ...filter, text: event.currentTarget.value });
          }}
        />
      </span>
      <select
        aria-label={words.say("state")}
        value={filter.state}
        onChange={(event) => {
          onFilter({ ...filter, state: event.currentTarget.value as Filter["state"] });
        }}
      >
        {STATES.map((state) => (
          <option key={state} value={state}>
            {words.say(`state.${state}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What can be searched of a session: what is shown of it. Made once, since every key stroke asks for all of them. */
function shownTexts(words: Words): (session: Session) => string {
  const known = new WeakMap<Session, string>();
  return (session) => {
    const text =
      known.get(session) ??
      [
        words.device(session.device),
        words.software(session.device),
        words.place(session.place),
        session.place?.region,
        session.ipAddress,
        ...session.clients,
        words.say(`state.${session.state}`),
      ]
        .join(" ")
        .toLocaleLowerCase();
    known.set(session, text);
    return text;
  };
}
