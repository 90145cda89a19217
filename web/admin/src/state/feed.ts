import { refusalOf, type Api, type StreamEvent } from "@live-sessions/components/api";
import { LiveStream, type Ear } from "@live-sessions/components/live";
import { Store } from "@live-sessions/components/state";

/** How the pages hear of changes: as they happen, by asking now and then, or not at all. */
export type Connection = "live" | "asking" | "lost";

/** Milliseconds. Without a stream the pages ask now and then. */
const ASK_EVERY = 5_000;

/** Somebody who wants to hear what happens in the realm. */
export interface Listener {
  onEvent(name: string, told: unknown): void;
  /** Something may have happened that nobody has told of. */
  onGap(): void;
}

/** What happens in the realm, as the server tells it. */
export class Feed extends Store<{ readonly connection: Connection }> implements Ear {
  private readonly stream = new LiveStream(this);
  private readonly listeners = new Set<Listener>();
  private asking: ReturnType<typeof setInterval> | undefined;
  private over = false;

  constructor(private readonly api: Api) {
    super({ connection: "asking" });
  }

  run(): Promise<void> {
    return this.stream.run();
  }

  stop(): void {
    this.over = true;
    this.stream.stop();
    clearInterval(this.asking);
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  open(signal: AbortSignal, headers: Readonly<Record<string, string>>): Promise<Response> {
    return this.api.request("GET", "live-sessions/stream", undefined, signal, headers);
  }

  isOver(): boolean {
    return this.over;
  }

  onAlive(): void {
    if (this.get().connection === "live") return;
    clearInterval(this.asking);
    this.asking = undefined;
    this.change({ connection: "live" });
    this.gap();
  }

  onCut(reason: unknown): void {
    const unreachable = reason !== undefined && refusalOf(reason).kind === "unreachable";
    this.change({ connection: unreachable ? "lost" : "asking" });
    this.asking ??= setInterval(() => {
      if (!document.hidden) this.gap();
    }, ASK_EVERY);
  }

  onEvent({ name, data }: StreamEvent): void {
    this.tell(name, JSON.parse(data));
  }

  /** Lets everybody on this page know. */
  tell(name: string, told: unknown): void {
    for (const listener of [...this.listeners]) listener.onEvent(name, told);
  }

  private gap(): void {
    for (const listener of [...this.listeners]) listener.onGap();
  }
}
