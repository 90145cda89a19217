import { readEvents, type StreamEvent } from "../api/event-stream.js";

/** Milliseconds. The server says something every 15 s. */
const SILENCE = 40_000;
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [1_000, 30_000];
const SEEN_IDS = 500;

/** Who listens to a stream. */
export interface Ear {
  /** Asks for the stream, to be gone on with as those headers say. */
  open(signal: AbortSignal, headers: Readonly<Record<string, string>>): Promise<Response>;
  /** Something has happened; told once of each event. */
  onEvent(event: StreamEvent): void;
  /** The stream lives; told with each sign of life. */
  onAlive(): void;
  /** One stream is over, for that reason where it failed. Another one is asked for when the promise has settled. */
  onCut(reason: unknown): Promise<void> | void;
  /** Whether there is nothing left to hear. */
  isOver(): boolean;
}

/** Hears the server's events until it is stopped, over however many streams that takes. */
export class LiveStream {
  private stopped = false;
  private listening: AbortController | undefined;
  private wake: () => void = () => undefined;
  private readonly seen = new Set<string>();
  private lastId = "";
  private failures = 0;

  constructor(private readonly ear: Ear) {}

  async run(): Promise<void> {
    while (!this.isOver()) {
      const reason = await this.listen();
      if (this.isOver()) return;
      await this.ear.onCut(reason);
      if (this.isOver()) return;
      await this.pause();
    }
  }

  stop(): void {
    this.stopped = true;
    this.listening?.abort();
    this.wake();
  }

  /** One stream from its beginning to its end; gives the reason of a failure. */
  private async listen(): Promise<unknown> {
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
      const headers: Record<string, string> = this.lastId ? { "Last-Event-ID": this.lastId } : {};
      const response = await this.ear.open(listening.signal, headers);
      if (!response.body) return undefined;
      await readEvents(
        response.body,
        (event) => {
          this.take(event);
        },
        () => {
          alive();
          this.failures = 0;
          this.ear.onAlive();
        },
      );
      return undefined;
    } catch (reason) {
      return reason;
    } finally {
      clearTimeout(watchdog);
    }
  }

  private isOver(): boolean {
    return this.stopped || this.ear.isOver();
  }

  private take(event: StreamEvent): void {
    const { id } = event;
    if (id) {
      if (this.seen.has(id)) return;
      this.seen.add(id);
      if (this.seen.size > SEEN_IDS) this.seen.delete(this.seen.values().next().value ?? "");
      this.lastId = id;
    }
    this.ear.onEvent(event);
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
