import { vi } from "vitest";

export const LOGOUT = {
  cause: "logout",
  by: "administrator",
  at: "2026-11-22T10:00:00Z",
  device: null,
  place: null,
} as const;

/** One answer that is still being sent. */
export class OpenStream {
  open = true;
  /** What a proxy holds back. */
  private held: string[] | undefined;
  private control: ReadableStreamDefaultController<Uint8Array> | undefined;
  readonly body: ReadableStream<Uint8Array>;

  constructor(
    readonly after: string,
    readonly wait: number,
    holding: boolean,
    signal: AbortSignal,
  ) {
    if (holding) this.held = [];
    this.body = new ReadableStream<Uint8Array>({
      start: (control) => {
        this.control = control;
      },
      cancel: () => {
        this.open = false;
      },
    });
    signal.addEventListener("abort", () => {
      if (this.open) this.control?.error(new DOMException("gone", "AbortError"));
      this.open = false;
    });
  }

  send(text: string): void {
    if (this.held) this.held.push(text);
    else this.control?.enqueue(new TextEncoder().encode(text));
  }

  event(id: string, name: string, data: unknown): void {
    this.send(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  cut(): void {
    if (!this.open) return;
    this.open = false;
    for (const text of this.held?.splice(0) ?? [])
      this.control?.enqueue(new TextEncoder().encode(text));
    this.control?.close();
  }
}

/** Stands in for the server: answers what the agent fetches, and remembers it. */
export class StandIn {
  minted = 0;
  private readonly beacons = new Set<string>();
  ended: typeof LOGOUT | undefined;
  down = false;
  /** A proxy that holds back what is not complete. */
  holding = false;
  /** Statuses with which it refuses, by the last part of the address. */
  readonly refusing = new Map<string, number>();
  retryAfter = 0;
  clocks: { idleIn: number | null; expiresIn: number | null; next: number } = {
    idleIn: 1_800,
    expiresIn: 36_000,
    next: 30,
  };
  readonly checks: { at: number; body: string }[] = [];
  readonly streams: OpenStream[] = [];

  readonly fetch = vi.fn(async (url: string, init: RequestInit = {}): Promise<Response> => {
    await Promise.resolve();
    if (this.down) throw new TypeError("Failed to fetch");
    const address = new URL(url);
    const call = address.pathname.replace(/^.*\/live-sessions\//, "");
    const refused = this.refusing.get(call);
    if (refused) return this.refusal(refused);
    if (call === "me/beacon") {
      const beacon = `b${++this.minted}`;
      this.beacons.add(beacon);
      return Response.json({
        beacon,
        session: "s1",
        idleWarning: 60,
        ...this.clocks,
      });
    }
    if (call === "beacon") return this.checked(init.body as string);
    return this.stream(address, init.signal ?? new AbortController().signal);
  });

  /** From now on it takes none of the beacons that it has given out. */
  expireBeacons(): void {
    this.beacons.clear();
  }

  get open(): OpenStream[] {
    return this.streams.filter(({ open }) => open);
  }

  get last(): OpenStream {
    const last = this.streams.at(-1);
    if (!last) throw new Error("no stream");
    return last;
  }

  private refusal(status: number): Response {
    const headers = this.retryAfter ? { "Retry-After": String(this.retryAfter) } : {};
    return new Response("{}", { status, headers });
  }

  private checked(body: string): Response {
    this.checks.push({ at: Date.now(), body });
    if (!this.beacons.has(body.replace(" active", ""))) return this.refusal(401);
    return Response.json(
      this.ended ? { state: "ended", reason: this.ended } : { state: "live", ...this.clocks },
    );
  }

  private async stream({ searchParams }: URL, signal: AbortSignal): Promise<Response> {
    const wait = Number(searchParams.get("wait") ?? 0);
    const stream = new OpenStream(searchParams.get("after") ?? "", wait, this.holding, signal);
    this.streams.push(stream);
    if (this.holding) {
      if (!stream.wait)
        return new Promise((_, reject) => {
          signal.addEventListener("abort", () => {
            reject(new DOMException("gone", "AbortError"));
          });
        });
    } else stream.send("retry: 2000\n: hello\n\n");
    return new Response(stream.body, { headers: { "Content-Type": "text/event-stream" } });
  }
}
