import { readEvents, type StreamEvent } from "../api/event-stream.js";
import type { Reason, Session } from "../api/model.js";
import { refusalOf } from "../api/refusal.js";
import type { LiveAccount } from "./live-account.js";

/** Milliseconds. The server says something every 15 s; without a stream the page asks now and then. */
const SILENCE = 40_000;
const ASK_EVERY = 5_000;
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [1_000, 30_000];
/** Events that come in one breath are read once. */
const BREATH = 150;
const SEEN_IDS = 500;

/** Keeps an account true by the server's stream; as long as there is none, by reading it again and again. */
export class LiveUpdates {
  private stopped = false;
  private listening: AbortController | undefined;
  private wake: () => void = () => undefined;
  private readonly seen = new Set<string>();
  private lastId = "";
  private failures = 0;
  private asking: ReturnType<typeof setInterval> | undefined;
  private rereading: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly account: LiveAccount) {}

  async run(): Promise<void> {
    while (!this.over()) {
      await this.listen();
      if (this.over()) return;
      this.askInstead();
      await this.pause();
    }
  }

  stop(): void {
    this.stopped = true;
    this.listening?.abort();
    this.wake();
    clearInterval(this.asking);
    clearTimeout(this.rereading);
  }

  /** One stream from its beginning to its end. */
  private async listen(): Promise<void> {
    const listening = new AbortController();
    this.listening = listening;
    let watchdog: ReturnType<typeof setTimeout> | undefined;
    const alive = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => {
        listening.abort();
      }, SILENCE);
    };
    alive();
    try {
      const response = await this.account.api.request(
        "GET",
        "me/stream",
        undefined,
        listening.signal,
        this.lastId ? { "Last-Event-ID": this.lastId } : {},
      );
      if (!response.body) return;
      await readEvents(
        response.body,
        (event) => {
          this.take(event);
        },
        () => {
          alive();
          this.connected();
        },
      );
    } catch (reason) {
      if (!this.over() && refusalOf(reason).kind === "signed-out") await this.account.read();
    } finally {
      clearTimeout(watchdog);
    }
  }

  /** Nobody looks any more, or there is nothing left to hear of. */
  private over(): boolean {
    return this.stopped || this.account.get().phase === "ended";
  }

  private connected(): void {
    if (this.account.get().connection === "live") return;
    clearInterval(this.asking);
    this.asking = undefined;
    this.failures = 0;
    this.account.change({ connection: "live" });
    // what happened while nobody listened
    this.reread();
  }

  private take({ name, id, data }: StreamEvent): void {
    if (id) {
      if (this.seen.has(id)) return;
      this.seen.add(id);
      if (this.seen.size > SEEN_IDS) this.seen.delete(this.seen.values().next().value ?? "");
      this.lastId = id;
    }
    const told = JSON.parse(data) as Partial<Session> & { id?: string; reason?: Reason };
    const isWhole = told.device !== undefined && told.startedAt !== undefined;
    if (name === "session-ended" && told.id) this.account.ended(told.id, told.reason);
    else if ((name === "session-started" || name === "session-updated") && isWhole)
      this.account.seen({ ...(told as Session), current: this.isCurrent(told.id) });
    // devices, blocks and alerts are few: they are read again
    if (name !== "session-updated" || !isWhole) this.reread();
  }

  private isCurrent(id: string | undefined): boolean {
    return this.account.get().sessions.some((session) => session.current && session.id === id);
  }

  private reread(): void {
    clearTimeout(this.rereading);
    this.rereading = setTimeout(() => void this.account.read(), BREATH);
  }

  private askInstead(): void {
    if (this.account.get().connection === "live") this.account.change({ connection: "asking" });
    this.asking ??= setInterval(() => {
      if (!document.hidden) void this.account.read();
    }, ASK_EVERY);
  }

  private async pause(): Promise<void> {
    const longest = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** this.failures++);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longest * (0.5 + Math.random() / 2));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
