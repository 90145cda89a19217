import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { PageContext } from "../context.js";
import type { Account } from "../state/account.js";
import type { LiveAccount } from "../state/live-account.js";
import type { Words } from "../words/words.js";

/** What every part of the page needs. */
export interface Surroundings {
  readonly words: Words;
  readonly account: LiveAccount;
  readonly context: PageContext;
}

export const Around = createContext<Surroundings | undefined>(undefined);

export function useAround(): Surroundings {
  const around = useContext(Around);
  if (!around) throw new Error("This part of the page stands outside of it");
  return around;
}

export function useWords(): Words {
  return useAround().words;
}

/** The account as it is now; the part is drawn again when it changes. */
export function useAccount(): Account {
  const { account } = useAround();
  const [state, setState] = useState(() => account.get());
  useEffect(() => {
    const update = () => {
      setState(account.get());
    };
    update();
    return account.watch(update);
  }, [account]);
  return state;
}

const EVERY = 15_000;
const tickers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** The time, now and every 15 seconds. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = () => {
      setNow(new Date());
    };
    tickers.add(tick);
    timer ??= setInterval(() => {
      for (const each of tickers) each();
    }, EVERY);
    return () => {
      tickers.delete(tick);
      if (tickers.size) return;
      clearInterval(timer);
      timer = undefined;
    };
  }, []);
  return now;
}
