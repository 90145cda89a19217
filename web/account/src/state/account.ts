import type {
  Alert,
  OwnedDevice,
  Preferences,
  Reason,
  Refusal,
  Session,
} from "@live-sessions/components/api";
import type { Hurdle, Intent } from "./intent.js";

/** How the page hears of changes: as they happen, by asking now and then, or not at all. */
export type Connection = "live" | "asking" | "lost";

/** Something to tell the person, with what they can do about it. */
export interface Notice {
  readonly id: number;
  readonly tone: "done" | "failed";
  readonly key: string;
  readonly values?: readonly string[];
  /** A block that can be undone. */
  readonly undo?: string;
}

/** A hurdle before what the person wants. */
export interface Prompt {
  readonly intent: Intent;
  readonly hurdle: Hurdle;
  readonly maxAge: number | undefined;
  readonly passed: readonly Hurdle[];
}

/** The account as the page shows it. */
export interface Account {
  readonly phase: "loading" | "ready" | "failed" | "ended";
  readonly failure: Refusal | undefined;
  /** Why the page's own session has ended, where it has and that is known. */
  readonly reason: Reason | undefined;
  readonly connection: Connection;
  readonly sessions: readonly Session[];
  readonly devices: readonly OwnedDevice[];
  readonly alerts: readonly Alert[];
  /** Undefined where the server keeps no history. */
  readonly preferences: Preferences | undefined;
  /** What has to be said where places are shown. */
  readonly placeAttribution: string | null;
  readonly notices: readonly Notice[];
  readonly prompt: Prompt | undefined;
  /** The end of the page's session, while it is near. */
  readonly expiring: { readonly seconds: number; readonly canStay: boolean } | undefined;
  /** Grows with whatever happened to the account, so that the history can be read again. */
  readonly happened: number;
}

export const NOTHING_YET: Account = {
  phase: "loading",
  failure: undefined,
  reason: undefined,
  connection: "asking",
  sessions: [],
  devices: [],
  alerts: [],
  placeAttribution: null,
  preferences: undefined,
  notices: [],
  prompt: undefined,
  expiring: undefined,
  happened: 0,
};

/** Whether this browser's session may do what a stolen password alone must not do. */
export function proven(account: Account): boolean {
  return account.devices.some((device) => device.current && device.proven);
}
