import { refusalOf, type Api, type Refusal } from "@live-sessions/components/api";
import { useStore } from "@live-sessions/components/view";
import type { Words } from "@live-sessions/components/words";
import { createContext } from "preact";
import { useCallback, useContext, useEffect, useRef, useState } from "preact/hooks";
import type { PageContext } from "../context.js";
import { hashOf, type Route } from "../route.js";
import type { Asked } from "../state/asked.js";
import type { Feed } from "../state/feed.js";
import type { NoticeBoard } from "../state/notices.js";

/** What every part of the pages needs. */
export interface Surroundings {
  readonly words: Words;
  readonly context: PageContext;
  /** Keycloak's REST for administrators of the realm; ours is below `live-sessions`. */
  readonly api: Api;
  readonly feed: Feed;
  readonly notices: NoticeBoard;
  readonly asked: Asked;
}

export const Around = createContext<Surroundings | undefined>(undefined);

export function useAround(): Surroundings {
  const around = useContext(Around);
  if (!around) throw new Error("This part of the page stands outside of it");
  return around;
}

export function useRoute(): Route {
  return useStore(useAround().context.route).route;
}

/** What the page is asked for by its address, and how to ask for something else without a step in the history. */
export function useQuery(): [Route["query"], (query: Route["query"]) => void] {
  const { context } = useAround();
  const route = useRoute();
  const ask = useCallback(
    (query: Route["query"]) => {
      const now = context.route.get().route;
      if (now.tab === "user") return;
      history.replaceState(history.state, "", hashOf(now.realm, now.tab, query));
      context.route.change({ route: { ...now, query } });
    },
    [context],
  );
  return [route.query, ask];
}

/** What was asked of the server. */
export interface Called<T> {
  /** Undefined until there is an answer. */
  readonly value: T | undefined;
  readonly failure: Refusal | undefined;
  /** Asks once more; what is known stays until the answer has come. */
  readonly again: () => void;
}

/** Asks the server, anew whenever the question is another. */
export function useCall<T>(question: string, call: (signal: AbortSignal) => Promise<T>): Called<T> {
  const [value, setValue] = useState<T>();
  const [failure, setFailure] = useState<Refusal>();
  const [turn, setTurn] = useState(0);
  const asked = useRef(question);
  useEffect(() => {
    const { signal, abort } = controller();
    if (asked.current !== question) {
      asked.current = question;
      setValue(undefined);
    }
    call(signal).then(
      (answer) => {
        if (signal.aborted) return;
        setValue(answer);
        setFailure(undefined);
      },
      (reason: unknown) => {
        if (!signal.aborted) setFailure(refusalOf(reason));
      },
    );
    return abort;
  }, [question, turn]);
  const again = useCallback(() => {
    setTurn((last) => last + 1);
  }, []);
  return { value, failure, again };
}

/** Milliseconds. What happens together is read once. */
const BREATH = 400;

/** Tells when something has happened that concerns this part, when it may have, and when it was done on this page. */
export function useHappenings(
  onHappened: () => void,
  concerns: (name: string, told: unknown) => boolean,
): void {
  const { feed } = useAround();
  const latest = useRef({ onHappened, concerns });
  latest.current = { onHappened, concerns };
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        latest.current.onHappened();
      }, BREATH);
    };
    const stop = feed.listen({
      onEvent: (name, told) => {
        if (name === "done" || latest.current.concerns(name, told)) soon();
      },
      onGap: soon,
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [feed]);
}

function controller(): { signal: AbortSignal; abort: () => void } {
  const made = new AbortController();
  return {
    signal: made.signal,
    abort: () => {
      made.abort();
    },
  };
}
