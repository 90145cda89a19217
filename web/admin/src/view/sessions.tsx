import { Menu, useStore } from "@live-sessions/components/view";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Page, Reason } from "@live-sessions/components/api";
import type { AdminSession } from "../api/model.js";
import { LiveList } from "../state/live-list.js";
import { asQuery, filterOf, type SessionFilter } from "../state/session-filter.js";
import { FilterBar } from "./filter-bar.js";
import { useAround, useQuery } from "./hooks.js";
import { SessionTable } from "./session-table.js";
import { SessionsMap } from "./sessions-map.js";
import { Unavailable } from "./unavailable.js";
import { Skeleton } from "@live-sessions/components/view";

/** Every live session of the realm. */
export function SessionsTab() {
  const [query, ask] = useQuery();
  const filter = filterOf(query);
  const key = asQuery(filter);
  return (
    <>
      <SessionsMap />
      <FilterBar filter={filter} onFilter={ask} />
      <SessionList key={key} filter={filter} whole={key === ""} />
    </>
  );
}

interface SessionListProps {
  readonly filter: SessionFilter;
  /** Whether these are all sessions of the realm. */
  readonly whole?: boolean;
  /** Whether it is known whose sessions these are. */
  readonly ofOne?: boolean;
}

/** The sessions that the filter leaves, live. */
export function SessionList({ filter, whole = false, ofOne = false }: SessionListProps) {
  const { words, asked } = useAround();
  const top = useRef<HTMLDivElement>(null);
  const list = useLiveList(filter, top);
  const { phase, failure, items, next, more, waiting, stale, ended } = useStore(list);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = useCallback((id: string, on: boolean) => {
    setChosen((before) => {
      const after = new Set(before);
      if (on) after.add(id);
      else after.delete(id);
      return after;
    });
  }, []);
  const live = useMemo(() => items.filter(({ id }) => !ended.has(id)), [items, ended]);
  const marked = live.filter(({ id }) => chosen.has(id)).map(({ id }) => id);

  if (phase === "loading") return <Skeleton label={words.say("loading")} />;
  if (failure && !items.length)
    return <Unavailable failure={failure} onRetry={() => void list.load()} />;
  return (
    <>
      <div ref={top} class="ls-toolbar ls-list-head">
        <h2 class="ls-count" aria-live="polite">
          {next
            ? words.count("shown", live.length)
            : words.count(whole || ofOne ? "sessions" : "found", live.length)}
        </h2>
        <div class="ls-actions">
          {marked.length > 0 && (
            <button
              type="button"
              class="ls-button ls-danger"
              onClick={() => {
                asked.ask({ do: "end-many", ids: marked });
              }}
            >
              {words.count("end-chosen", marked.length)}
            </button>
          )}
          {whole && live.length > 0 && (
            <Menu
              label={words.say("more-of-all")}
              items={[
                {
                  text: words.say("end-offline"),
                  danger: true,
                  run: () => {
                    asked.ask({ do: "end-offline" });
                  },
                },
              ]}
            />
          )}
        </div>
      </div>
      {(waiting > 0 || stale) && (
        <button
          type="button"
          class="ls-button ls-primary ls-waiting"
          onClick={() => {
            void list.load();
            top.current?.scrollIntoView({ block: "start" });
          }}
        >
          {waiting > 0 ? words.count("waiting", waiting) : words.say("stale")}
        </button>
      )}
      {items.length ? (
        <SessionTable
          sessions={items}
          ended={ended}
          chosen={chosen}
          onChoose={choose}
          onChooseAll={(on) => {
            setChosen(new Set(on ? live.map(({ id }) => id) : []));
          }}
          ofOne={ofOne}
        />
      ) : (
        <p class="ls-empty">{words.say(whole || ofOne ? "sessions.none" : "nothing-found")}</p>
      )}
      {failure && <Unavailable failure={failure} onRetry={() => void list.load()} />}
      {next && (
        <button
          type="button"
          class="ls-button ls-secondary ls-older"
          disabled={more}
          onClick={() => void list.more()}
        >
          {words.say(more ? "loading" : "load-more")}
        </button>
      )}
    </>
  );
}

/** The list of that filter; a part that shows another filter is another part. */
function useLiveList(filter: SessionFilter, top: { current: HTMLElement | null }): LiveList {
  const { api, feed } = useAround();
  const list = useMemo(
    () =>
      new LiveList(
        (after, signal) =>
          api.get<Page<AdminSession>>(
            `live-sessions/sessions?${asQuery(filter, after ? { after } : {})}`,
            signal,
          ),
        filter,
        () => (top.current?.getBoundingClientRect().bottom ?? 0) >= 0,
      ),
    [],
  );
  useEffect(() => {
    void list.load();
    const stop = feed.listen({
      onEvent: (name, told) => {
        hear(list, name, told);
      },
      onGap: () => void list.refresh(),
    });
    return () => {
      stop();
      list.stop();
    };
  }, [list, feed]);
  return list;
}

function hear(list: LiveList, name: string, told: unknown): void {
  const session = told as Partial<AdminSession> & { id?: string; reason?: Reason };
  if (!session.id) return;
  if (name === "session-ended") list.hear({ kind: "ended", id: session.id });
  else if ((name === "session-started" || name === "session-updated") && session.device)
    list.hear({
      kind: name === "session-started" ? "started" : "updated",
      session: session as AdminSession,
    });
}
