import { Tab } from "./tab.js";

/** Why and by whom a session was ended. */
export interface Reason {
  /** Such as `logout`, `evicted`, `blocked`, `idle`, `age`; `unknown` where the server no longer tells. */
  readonly cause: string;
  readonly by: "you" | "administrator" | "system";
  /** When, in ISO 8601. */
  readonly at: string;
  /** The device that ended it; told to clients that manage the account, and there to known devices only. */
  readonly device: {
    readonly name: string | null;
    readonly browser: string | null;
    readonly os: string | null;
  } | null;
  /** Where that device was; told likewise. */
  readonly place: { readonly city: string | null; readonly country: string | null } | null;
}

/** `live` where the last check was answered, `unreachable` where it was not. */
export type State = "live" | "unreachable";

/** What an app can be told; each is optional. */
export interface Listeners {
  /** The session is over, for the reason given. Told once; nothing is told after it. */
  readonly onEnded?: (reason: Reason) => void;
  /**
   * The session ends in so many seconds; told every second while that is near. `stay` keeps the session, and is null where
   * nothing can: at the end of its maximum lifetime.
   */
  readonly onExpiring?: (seconds: number, stay: (() => void) | null) => void;
  /** The end is no longer near: somebody was active or stayed, here or in another tab. */
  readonly onStayed?: () => void;
  readonly onState?: (state: State) => void;
  /** An alert of the account; for clients that manage the account. */
  readonly onAlert?: (alert: unknown) => void;
  /** Whatever the stream says; for clients that manage the account. */
  readonly onEvent?: (name: string, data: unknown) => void;
}

export interface Options extends Listeners {
  /** Where Keycloak is, with its path if it has one, such as `https://login.example.org`. */
  readonly url: string;
  readonly realm: string;
  /** Gives an access token that is valid now. */
  token(): Promise<string>;
  /** Seconds before the end at which to warn; the server proposes 60, or a third of a short idle time. */
  readonly idleWarning?: number;
}

/** The agent of one page. Each `on…` takes one more listener and returns the agent. */
export interface Agent {
  onEnded(listener: (reason: Reason) => void): Agent;
  onExpiring(listener: (seconds: number, stay: (() => void) | null) => void): Agent;
  onStayed(listener: () => void): Agent;
  onState(listener: (state: State) => void): Agent;
  onAlert(listener: (alert: unknown) => void): Agent;
  onEvent(listener: (name: string, data: unknown) => void): Agent;
  /** The person wants to stay: says so at once. */
  stay(): void;
  /** The person did something that no event of this page shows, such as a call that the app made for them. */
  activity(): void;
  /** Ends checks, stream and listening on this page; the session lives on. */
  disconnect(): void;
}

/** Keeps watch over the session of `token` while this page is open. */
export function connect(options: Options): Agent {
  return new Tab(options);
}
