import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { useStore } from "@live-sessions/components/view";
import type { PageContext } from "../context.js";
import type { Account } from "../state/account.js";
import type { LiveAccount } from "../state/live-account.js";
import type { Words } from "@live-sessions/components/words";

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

/** The account as it is now; the part is drawn again when it changes. */
export function useAccount(): Account {
  return useStore(useAround().account);
}
