import {
  refusalOf,
  type Reason,
  type Session,
  type StreamEvent,
} from "@live-sessions/components/api";
import { LiveStream, type Ear } from "@live-sessions/components/live";
import type { LiveAccount } from "./live-account.js";

/** Milliseconds. Without a stream the page asks now and then. */
const ASK_EVERY = 5_000;
/** Events that come in one breath are read once. */
const BREATH = 150;

/** Keeps an account true by the server's stream; as long as there is none, by reading it again and again. */
export class LiveUpdates implements Ear {
  private readonly stream = new LiveStream(this);
  private asking: ReturnType<typeof setInterval> | undefined;
  private rereading: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly account: LiveAccount) {}

  run(): Promise<void> {
    return this.stream.run();
  }

  stop(): void {
    this.stream.stop();
    clearInterval(this.asking);
    clearTimeout(this.rereading);
  }

  open(signal: AbortSignal, headers: Readonly<Record<string, string>>): Promise<Response> {
    return this.account.api.request("GET", "me/stream", undefined, signal, headers);
  }

  isOver(): boolean {
    return this.account.get().phase === "ended";
  }

  onAlive(): void {
    if (this.account.get().connection === "live") return;
    clearInterval(this.asking);
    this.asking = undefined;
    this.account.change({ connection: "live" });
    // what happened while nobody listened
    this.reread();
  }

  async onCut(reason: unknown): Promise<void> {
    if (reason !== undefined && refusalOf(reason).kind === "signed-out") await this.account.read();
    if (this.isOver()) return;
    if (this.account.get().connection === "live") this.account.change({ connection: "asking" });
    this.asking ??= setInterval(() => {
      if (!document.hidden) void this.account.read();
    }, ASK_EVERY);
  }

  onEvent({ name, data }: StreamEvent): void {
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
}
