/** One event of a stream. */
export interface StreamEvent {
  readonly id: string;
  readonly name: string;
  readonly data: string;
}

/** Reads the event stream format, however the network has cut it. */
export class EventReader {
  /** Milliseconds to wait before the next connection, as the server wishes. */
  retry = 2_000;
  private rest = "";
  private id = "";
  private name = "";
  private data: string[] = [];

  /** The events that are complete with this piece. */
  read(piece: string): StreamEvent[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? "";
    const events: StreamEvent[] = [];
    for (const line of lines) {
      if (line) this.field(line);
      else this.finish(events);
    }
    return events;
  }

  /** Forgets what a connection left unfinished. */
  reset(): void {
    this.rest = this.id = this.name = "";
    this.data = [];
  }

  private field(line: string): void {
    const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === "data") this.data.push(value);
    else if (name === "event") this.name = value;
    else if (name === "id") this.id = value;
    else if (name === "retry") this.retry = Number(value) || this.retry;
  }

  private finish(events: StreamEvent[]): void {
    // an id alone says where to resume
    if (this.data.length || this.id)
      events.push({ id: this.id, name: this.name, data: this.data.join("\n") });
    const rest = this.rest;
    this.reset();
    this.rest = rest;
  }
}
