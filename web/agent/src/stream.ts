import { EventReader, type StreamEvent } from "./event-reader.js";
import { jitter } from "./jitter.js";
import { Refused, type Server } from "./server.js";

/** Milliseconds without a byte: at first, later (the server says something every 15 s), and for a long poll. */
const FIRST_BYTE = 5_000;
const SILENCE = 40_000;
const POLL_SECONDS = 20;
const POLL = (POLL_SECONDS + 10) * 1000;

/** How long to go on polling, once for each stream in a row that was mute; in milliseconds. */
const POLLING = 60_000;
const LONGEST_POLLING = 600_000;
const LONGEST_PAUSE = 20_000;

export interface StreamOwner {
  /** Something happened; ids may repeat. */
  onEvent(event: StreamEvent): void;
  /** No stream is to be had: the session may have ended. */
  onFailed(): void;
}

/**
 * Holds one stream open and opens it again when it breaks. Where a proxy holds back what the server says until the answer is
 * complete, it asks for answers that are short.
 */
export class Stream {
  private readonly events = new EventReader();
  private control: AbortController | undefined;
  private awake: (() => void) | undefined;
  private stopped = false;
  private lastByte = 0;
  private bytes = 0;
  private limit = FIRST_BYTE;
  private failures = 0;
  private polling = false;
  /** 0 until polling has been seen to work. */
  private pollUntil = 0;
  /** Streams in a row of which not a byte came through. */
  private mute = 0;

  constructor(
    private readonly server: Server,
    private readonly after: () => string,
    private readonly owner: StreamOwner,
  ) {
    void this.run();
  }

  /** Gives a silent connection up; called every second. */
  tick(now: number): void {
    if (now - this.lastByte > this.limit) this.control?.abort();
  }

  /** The page was away: a connection that has missed a sign of life is not waited for. */
  wake(now: number): void {
    if (now - this.lastByte > SILENCE / 2) this.control?.abort();
    this.failures = 0;
    this.awake?.();
  }

  stop(): void {
    this.stopped = true;
    this.control?.abort();
    this.awake?.();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const began = Date.now();
      let refusal: unknown;
      try {
        await this.once();
      } catch (error) {
        refusal = error;
      }
      await this.pause(this.afterwards(began, refusal));
    }
  }

  private async once(): Promise<void> {
    this.control = new AbortController();
    this.bytes = 0;
    this.lastByte = Date.now();
    this.limit = this.polling ? POLL : FIRST_BYTE;
    const wait = this.polling ? POLL_SECONDS : 0;
    const answer = await this.server.stream(this.after(), wait, this.control.signal);
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      this.lastByte = Date.now();
      this.bytes += piece.value.length;
      if (!this.polling) this.limit = SILENCE;
      for (const event of this.events.read(piece.value)) this.owner.onEvent(event);
    }
  }

  /** What is to be learned from how it ended, and the milliseconds to wait before the next one. */
  private afterwards(began: number, error: unknown): number {
    this.events.reset();
    if (this.stopped) return 0;
    // a refusal may look like a dead network: without a good token nobody knows which origins may read it
    if (error && !this.bytes) this.owner.onFailed();
    if (error instanceof Refused) {
      return Math.max(error.wait, this.backOff());
    }
    return this.polling ? this.polled(began, !error) : this.streamed();
  }

  private streamed(): number {
    if (!this.bytes) {
      this.mute++;
      this.polling = true;
      return this.backOff();
    }
    // it worked: the next one shall stand before anybody misses it, though not all at one instant
    this.mute = this.failures = 0;
    return jitter(this.events.retry / 2);
  }

  private polled(began: number, answered: boolean): number {
    const now = Date.now();
    if (answered) {
      this.failures = 0;
      this.pollUntil ||= now + Math.min(this.mute * POLLING, LONGEST_POLLING);
    }
    if (!answered || now > this.pollUntil) {
      this.polling = false;
      this.pollUntil = 0;
    }
    if (!answered) return this.backOff();
    return now - began < 1_000 ? jitter(1_000) : 0;
  }

  private backOff(): number {
    return jitter(Math.min(1_000 * 2 ** this.failures++, LONGEST_PAUSE));
  }

  private async pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.awake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
