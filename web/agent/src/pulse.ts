import { jitter } from "./jitter.js";
import type { Reason } from "./live-sessions.js";
import { type Checked, type Clocks, Refused, type Server } from "./server.js";

/** Answers of 401 in a row, some 30 s, before a token that is refused is taken for a session that is over. */
const REFUSALS = 6;
const LONGEST_PAUSE = 20_000;

export interface PulseOwner {
  onLive(clocks: Clocks, active: boolean): void;
  /** Null where the reason is told no longer. */
  onEnded(reason: Reason | null): void;
  onUnreachable(): void;
}

/** The connection checks. */
export class Pulse {
  /** Whether the person was active since the server last heard of it. */
  active = false;
  /** When the last check was sent. */
  last = 0;
  private due = 0;
  private busy = false;
  private again = false;
  private failures = 0;
  private refusals = 0;

  constructor(
    private readonly server: Server,
    private beacon: string,
    private readonly owner: PulseOwner,
  ) {}

  isDue(now: number): boolean {
    return now >= this.due;
  }

  /** Says that the page is there, and hears whether the session still is. */
  async check(): Promise<void> {
    if (this.busy) {
      // what the person did meanwhile is not in the check that is under way
      this.again ||= this.active;
      return;
    }
    this.busy = true;
    this.last = Date.now();
    const active = this.active;
    this.active = false;
    try {
      this.heard(await this.ask(active), active);
    } catch (error) {
      this.active ||= active;
      this.failed(error);
    } finally {
      this.busy = false;
    }
    const again = this.again;
    this.again = false;
    if (again) await this.check();
  }

  private heard(answer: Checked, active: boolean): void {
    this.failures = this.refusals = 0;
    if (answer.state === "ended") {
      this.owner.onEnded(answer.reason);
      return;
    }
    // never later than asked for, or four checks would not fit into two minutes
    this.due = Date.now() + answer.next * 1000 * (0.85 + 0.15 * Math.random());
    this.owner.onLive(answer, active);
  }

  private failed(error: unknown): void {
    this.due = Date.now() + jitter(Math.min(1_000 * 2 ** this.failures++, LONGEST_PAUSE));
    if (this.refusals >= REFUSALS) this.owner.onEnded(null);
    else if (this.failures > 1) this.owner.onUnreachable();
    if (error instanceof Refused && error.status === 403 && this.failures === 1)
      console.warn(`${error.message}: is this page's origin among the client's web origins?`);
  }

  private async ask(active: boolean): Promise<Checked> {
    try {
      if (this.beacon) return await this.server.check(this.beacon, active);
    } catch (error) {
      if (!(error instanceof Refused && error.status === 401)) throw error;
      this.beacon = "";
    }
    await this.renew();
    return this.server.check(this.beacon, active);
  }

  private async renew(): Promise<void> {
    try {
      this.beacon = (await this.server.mint()).beacon;
    } catch (error) {
      if (error instanceof Refused && error.status === 401) this.refusals++;
      throw error;
    }
  }
}
