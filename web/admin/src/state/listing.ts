import { refusalOf, type Page, type Refusal } from "@live-sessions/components/api";
import { Store } from "@live-sessions/components/state";

/** A list that is read page by page. */
export interface Listed<T> {
  readonly phase: "loading" | "ready" | "failed";
  readonly failure: Refusal | undefined;
  readonly items: readonly T[];
  readonly next: string | null;
  /** Whether a further page is on its way. */
  readonly more: boolean;
}

/** Somebody who may see few of many gets pages with nothing in them; so many of these are read in one go. */
const EMPTY_PAGES = 5;

export type ReadPage<T> = (after: string, signal: AbortSignal) => Promise<Page<T>>;

/** Reads a list from its beginning, and on where it is wanted. */
export class Listing<T extends { readonly id: string }> extends Store<Listed<T>> {
  private reading: AbortController | undefined;

  constructor(private readonly read: ReadPage<T>) {
    super({ phase: "loading", failure: undefined, items: [], next: null, more: false });
  }

  /** Reads the first page; what is shown stays until it has come. */
  load(): Promise<void> {
    return this.reach("");
  }

  /** Reads the page behind the last one. */
  async more(): Promise<void> {
    const { next, more } = this.get();
    if (!next || more) return;
    this.change({ more: true });
    await this.reach(next);
  }

  stop(): void {
    this.reading?.abort();
  }

  private async reach(from: string): Promise<void> {
    this.reading?.abort();
    const { signal } = (this.reading = new AbortController());
    try {
      const page = await this.filled(from, signal);
      if (signal.aborted) return;
      const { items, next } = page;
      this.change({
        phase: "ready",
        failure: undefined,
        items: from ? joined(this.get().items, items) : items,
        next,
        more: false,
      });
    } catch (reason) {
      if (!signal.aborted)
        this.change({ phase: "failed", failure: refusalOf(reason), more: false });
    }
  }

  private async filled(from: string, signal: AbortSignal): Promise<Page<T>> {
    let page = await this.read(from, signal);
    for (let i = 0; i < EMPTY_PAGES && !page.items.length && page.next && !signal.aborted; i++)
      page = await this.read(page.next, signal);
    return page;
  }
}

/** What came by itself in the meantime is not shown twice. */
function joined<T extends { readonly id: string }>(known: readonly T[], more: readonly T[]): T[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...more.filter(({ id }) => !ids.has(id))];
}
