import type { Reason } from "@live-sessions/components/api";
import type { Store } from "@live-sessions/components/state";
import type { Route } from "./route.js";

/** What our pages are told by the console that holds them. */
export interface PageContext {
  /** The realm that is looked after. */
  readonly realm: string;
  /** Address of the server for administrators, without a slash at its end. */
  readonly adminBaseUrl: string;
  /** Address of the bundles of texts of this console. */
  readonly texts: string;
  /** BCP 47. */
  readonly locale: string;
  /** Address of the folder with the map's files. */
  readonly mapFolder: string;
  readonly route: Store<{ readonly route: Route }>;
  /** The administrator's own session. */
  readonly own: Store<OwnSession>;
  /** What has to be said where places are shown; null where nothing has. */
  placeCredit(): Promise<string | null>;
  /** An access token of the console that is good for a while yet. */
  getAccessToken(): Promise<string>;
  /** Leads the person through a login, and back to this page. */
  signInAgain(): Promise<void>;
}

/** Whether the session of whoever looks at the page lives, and why not. */
export interface OwnSession {
  readonly ended: boolean;
  readonly reason: Reason | undefined;
}
