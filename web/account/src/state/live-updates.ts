import type { Reason, Session } from "@live-sessions/components/api";
import type { SessionWatch } from "../context.js";
import type { LiveAccount } from "./live-account.js";

/** Milliseconds between two readings as long as nothing is heard, and so many times as long to be sure. */
const ASK_EVERY = 5_000;
const SURE_EVERY = 6;
/** Events that come in one breath are read once; in milliseconds. */
const BREATH = 150;
/** Milliseconds until the stream stands that is opened along with the first check. */
const UNTIL_HEARD = 1_000;

/** Keeps an account true by what its page's agent hears; as long as that is out of reach, by reading it again and again. */
export class LiveUpdates {
  private deaf: (() => void) | undefined;
  private asking: ReturnType<typeof setInterval> | undefined;
  private rereading: ReturnType<typeof setTimeout> | undefined;
  private rounds = 0;

  constructor(
    private readonly account: LiveAccount,
    private readonly watch: SessionWatch,
  ) {}

  start(): void {
    const { account } = this;
    this.asking = setInterval(() => {
      this.ask();
    }, ASK_EVERY);
    this.deaf = this.watch.listen({
      onEnded: (reason) => {
        account.over(reason);
      },
      onEvent: (name, told) => {
        this.take(name, told as Told);
      },
      onState: (state) => {
        account.connected(state === "live");
        // what happened while nobody listened
        if (state === "live") this.reread(UNTIL_HEARD);
      },
      onExpiring: (seconds, stay) => {
        account.change({ expiring: { seconds, canStay: stay !== null } });
      },
      onStayed: () => {
        account.change({ expiring: undefined });
      },
    });
  }

  stop(): void {
    this.deaf?.();
    clearInterval(this.asking);
    clearTimeout(this.rereading);
  }

  private take(name: string, told: Told): void {
    const isWhole = told.device !== undefined && told.startedAt !== undefined;
    if (name === "session-ended" && told.id) this.account.ended(told.id, told.reason);
    else if ((name === "session-started" || name === "session-updated") && isWhole)
      this.account.seen({ ...(told as Session), current: this.isCurrent(told.id) });
    // devices, blocks and alerts are few: they are read again
    if (name !== "session-updated" || !isWhole) this.reread(BREATH);
  }

  private isCurrent(id: string | undefined): boolean {
    return this.account.get().sessions.some((session) => session.current && session.id === id);
  }

  private reread(after: number): void {
    clearTimeout(this.rereading);
    this.rereading = setTimeout(() => {
      // the first reading is not given up for another
      if (this.account.get().phase === "loading") this.reread(BREATH);
      else void this.account.read();
    }, after);
  }

  private ask(): void {
    const { phase, connection } = this.account.get();
    if (document.hidden || phase === "loading") return;
    this.rounds = (this.rounds + 1) % SURE_EVERY;
    if (connection !== "live" || !this.rounds) void this.account.read();
  }
}

type Told = Partial<Session> & { readonly id?: string; readonly reason?: Reason };
