import type { Preferences, Verdict } from "@live-sessions/components/api";

/**
 * Something that the person wants done. It is plain data, so that it can wait while the person logs in again and be done when
 * they are back.
 */
export type Intent =
  | { readonly do: "end"; readonly session: string }
  | { readonly do: "end-others" }
  | { readonly do: "end-offline" }
  | { readonly do: "block"; readonly device: string }
  | { readonly do: "unblock"; readonly device: string }
  | { readonly do: "rename"; readonly device: string; readonly name: string | null }
  | { readonly do: "trust"; readonly device: string; readonly trusted: boolean }
  | { readonly do: "answer"; readonly alert: string; readonly verdict: Verdict }
  | { readonly do: "prefer"; readonly preferences: Partial<Preferences> }
  | { readonly do: "export"; readonly format: "json" | "csv" }
  | { readonly do: "erase" };

/** What stands between the person and what they want: a login not long ago, or a proven device. */
export type Hurdle = "stale" | "unproven";

/** An intent that waits for a hurdle to be passed. */
export interface Pending {
  readonly intent: Intent;
  /** The hurdles that the person has been sent over already: none is tried twice. */
  readonly passed: readonly Hurdle[];
}

const KEY = "live-sessions.pending";
/** An intent of long ago is not carried out by surprise, in milliseconds. */
const PATIENCE = 10 * 60_000;

/** Keeps an intent in this tab over a redirect, for that owner alone: who comes back may be somebody else. */
export function keep(pending: Pending, storage: Storage, now: number, owner: string): void {
  storage.setItem(KEY, JSON.stringify({ pending, at: now, owner }));
}

/** Takes the kept intent, once. */
export function take(storage: Storage, now: number, owner: string): Pending | undefined {
  const kept = storage.getItem(KEY);
  storage.removeItem(KEY);
  if (!kept) return undefined;
  try {
    const {
      pending,
      at,
      owner: whose,
    } = JSON.parse(kept) as { pending: Pending; at: number; owner: string };
    return whose === owner && now - at < PATIENCE ? pending : undefined;
  } catch {
    return undefined;
  }
}
