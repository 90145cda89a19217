import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Store } from "../state/store.js";
import type { Words } from "../words/words.js";

/** The language that a page speaks. */
export const Wording = createContext<Words | undefined>(undefined);

export function useWords(): Words {
  const words = useContext(Wording);
  if (!words) throw new Error("This part of the page stands outside of it");
  return words;
}

/** What the store holds now; the part is drawn again when that changes. */
export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(() => store.get());
  useEffect(() => {
    const update = () => {
      setValue(store.get());
    };
    update();
    return store.watch(update);
  }, [store]);
  return value;
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
