import { vi } from "vitest";

interface Claim {
  readonly grant: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const aborted = (): DOMException => new DOMException("taken, or given up", "AbortError");

/** Web Locks, as browsers have them. */
class Locks {
  private readonly holders = new Map<string, Claim>();
  private readonly waiting = new Map<string, Claim[]>();

  request(
    name: string,
    { steal, signal }: { steal?: boolean; signal?: AbortSignal },
    grant: () => unknown,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const claim = { grant, resolve, reject };
      const queue = this.waiting.get(name) ?? [];
      this.waiting.set(name, queue);
      signal?.addEventListener("abort", () => {
        const place = queue.indexOf(claim);
        if (place < 0) return;
        queue.splice(place, 1);
        reject(aborted());
      });
      const holder = this.holders.get(name);
      if (holder && !steal) {
        queue.push(claim);
        return;
      }
      holder?.reject(aborted());
      void this.give(name, claim);
    });
  }

  private async give(name: string, claim: Claim): Promise<void> {
    this.holders.set(name, claim);
    await Promise.resolve();
    claim.resolve(await claim.grant());
    if (this.holders.get(name) !== claim) return;
    this.holders.delete(name);
    const next = this.waiting.get(name)?.shift();
    if (next) await this.give(name, next);
  }
}

/** Channels between the tabs of one browser; a frozen tab hears nothing. */
class Channel {
  static readonly all = new Set<Channel>();
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(readonly name: string) {
    Channel.all.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of Channel.all) {
      if (other !== this && other.name === this.name)
        queueMicrotask(() => other.onmessage?.({ data: structuredClone(data) }));
    }
  }

  close(): void {
    Channel.all.delete(this);
  }
}

/** Gives the page what tabs share. Every agent that connects after it is a tab of the same browser. */
export function openBrowser(): void {
  Channel.all.clear();
  vi.stubGlobal("BroadcastChannel", Channel);
  Object.defineProperty(navigator, "locks", { configurable: true, value: new Locks() });
}

/** The same for a browser that has neither, or an address that is not secure. */
export function openOldBrowser(): void {
  vi.stubGlobal("BroadcastChannel", undefined);
  Object.defineProperty(navigator, "locks", { configurable: true, value: undefined });
}

/** What the person does; `trusted` false is what a script pretends. */
export function person(kind: string, fields: object = {}, trusted = true): void {
  const event = new Event(kind, { bubbles: true });
  Object.defineProperty(event, "isTrusted", { value: trusted });
  Object.assign(event, fields);
  window.dispatchEvent(event);
}
