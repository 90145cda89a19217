import type { Reason } from "./live-sessions.js";

/** A beacon, and what is known of its session; times in seconds, null where there is no limit. */
export interface Minted extends Clocks {
  readonly beacon: string;
  readonly session: string;
  readonly idleWarning: number;
}

export interface Clocks {
  readonly expiresIn: number | null;
  readonly idleIn: number | null;
  readonly next: number;
}

export type Checked = (Clocks & { readonly state: "live" }) | Ended;

interface Ended {
  readonly state: "ended";
  readonly reason: Reason | null;
}

/** The server answered, and said no; or, with the status 0, the app has no token to ask with. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    /** Milliseconds that it asks to wait; 0 where it does not say. */
    readonly wait: number,
  ) {
    super(`Live sessions: ${status}`);
  }
}

/** How long an answer to a check may take, in milliseconds. */
const PATIENCE = 10_000;

/** The calls of one realm's server that the agent makes. */
export class Server {
  constructor(
    readonly base: string,
    private readonly token: () => Promise<string>,
  ) {}

  /** Asks for a beacon, with the app's token. */
  mint(): Promise<Minted> {
    return this.inTime(async (signal) => {
      const headers = await this.authorization();
      return (await this.send("/me/beacon", { headers, signal })).json() as Promise<Minted>;
    });
  }

  /** Says that the page is there, and whether the person was active. Plain text needs no preflight. */
  check(beacon: string, active: boolean): Promise<Checked> {
    const body = active ? `${beacon} active` : beacon;
    return this.inTime(
      async (signal) =>
        (
          await this.send("/beacon", { method: "POST", body, signal, keepalive: true })
        ).json() as Promise<Checked>,
    );
  }

  /**
   * Opens the stream after the event `after`; with `wait`, an answer that ends after so many seconds. The header
   * Last-Event-ID would say the same, but is none that Keycloak lets other origins send.
   */
  async stream(after: string, wait: number, signal: AbortSignal): Promise<Response> {
    const query = new URLSearchParams();
    if (after) query.set("after", after);
    if (wait) query.set("wait", `${wait}`);
    const headers = { ...(await this.authorization()), Accept: "text/event-stream" };
    return this.send(`/me/stream?${query}`, { headers, signal });
  }

  private async authorization(): Promise<Record<string, string>> {
    try {
      return { Authorization: `Bearer ${await this.token()}` };
    } catch {
      throw new Refused(0, 0);
    }
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(this.base + path, {
      ...init,
      cache: "no-store",
      credentials: "omit",
    });
    if (response.ok) return response;
    const wait = Number(response.headers.get("Retry-After")) || 0;
    throw new Refused(response.status, wait * 1000);
  }

  /** An answer that hangs is as good as none. */
  private async inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const control = new AbortController();
    const timer = setTimeout(() => {
      control.abort();
    }, PATIENCE);
    try {
      return await work(control.signal);
    } finally {
      clearTimeout(timer);
    }
  }
}
