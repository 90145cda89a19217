import type { Mode } from "../api/model.js";

/** How somebody wants Live Sessions to be set up. */
export interface Wish {
  readonly mode: Mode;
  readonly apply: "new-logins" | "now";
  /** Ids of parts that are to stay as they are. */
  readonly leave: readonly string[];
  readonly supportContact: string;
  /** Ids of the clients whose tokens are to be bound to a key. */
  readonly dpopClients: readonly string[];
}

/** The careful way: nothing is refused yet, and nobody loses a session. */
export const WISH: Wish = {
  mode: "report-only",
  apply: "new-logins",
  leave: [],
  supportContact: "",
  dpopClients: [],
};

/** As the server takes it. */
export function wished(wish: Wish, dryRun: boolean, master: string | null) {
  const { supportContact, ...plain } = wish;
  return { ...plain, dryRun, supportContact: supportContact.trim() || null, master };
}
