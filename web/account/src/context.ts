import type { Listeners } from "@live-sessions/agent";

/** What a page of Live Sessions is told by the console that holds it. */
export interface PageContext {
  readonly realm: string;
  /** Address of the server as browsers see it, without a slash at its end. */
  readonly serverBaseUrl: string;
  /** BCP 47. */
  readonly locale: string;
  /** Address of the folder with the map's files. */
  readonly mapFolder: string;
  /** An access token of the console that is good for a while yet. */
  getAccessToken(): Promise<string>;
  /** Leads the person through a login, and back to this page. */
  signInAgain(how: SignIn): Promise<void>;
  /** The person logs out here. */
  leave(): Promise<void>;
  /** What happens to the page's session and to its account. */
  readonly watch: SessionWatch;
}

/** The page agent, as a page hears it. */
export interface SessionWatch {
  /** Tells how it stands, and of all that happens until the answer is called. */
  listen(listeners: Listeners): () => void;
  /** The person wants the session to go on. */
  stay(): void;
}

export interface SignIn {
  /** Seconds that the last login may be old. */
  readonly maxAge?: number;
  /** Application-initiated action that the login is to carry out. */
  readonly action?: string;
}
