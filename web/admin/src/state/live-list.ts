import type { Page } from "@live-sessions/components/api";
import { Store } from "@live-sessions/components/state";
import type { AdminSession } from "../api/model.js";
import { Listing, type Listed } from "./listing.js";
import { belongs, type SessionFilter } from "./session-filter.js";

/** What the list of sessions shows. */
export interface LiveListed extends Listed<AdminSession> {
  /** Sessions that have come and are not shown yet. */
  readonly waiting: number;
  /** Whether something may have happened that nobody has told of. */
  readonly stale: boolean;
  /** Ids of sessions that are still shown and have ended. */
  readonly ended: ReadonlySet<string>;
}

export type News =
  | { readonly kind: "started" | "updated"; readonly session: AdminSession }
  | { readonly kind: "ended"; readonly id: string };

/** Milliseconds. What comes together is drawn together. */
const BREATH = 200;
/** For so long a row shows that its session has ended. */
const FAREWELL = 4_000;
/** From so many rows that came by themselves on, further ones wait: nobody can read a list that never stands still. */
const MOST_NEW = 100;

/**
 * The realm's sessions, the newest first, as they come and go. Rows come in at the top only while somebody looks at the top;
 * else they wait, and are counted.
 */
export class LiveList extends Store<LiveListed> {
  private readonly listing: Listing<AdminSession>;
  private heard: News[] = [];
  private drawing: ReturnType<typeof setTimeout> | undefined;
  private readonly farewells = new Set<ReturnType<typeof setTimeout>>();
  private came = 0;
  /** Whether further pages than the first are shown. */
  private readOn = false;

  /**
   * @param read one page of the sessions that the filter leaves
   * @param isAtTop whether the top of the list is what somebody looks at
   */
  constructor(
    read: (after: string, signal: AbortSignal) => Promise<Page<AdminSession>>,
    private readonly filter: SessionFilter,
    private readonly isAtTop: () => boolean,
  ) {
    const listing = new Listing(read);
    super({ ...listing.get(), waiting: 0, stale: false, ended: new Set() });
    this.listing = listing;
    listing.watch(() => {
      this.change(listing.get());
    });
  }

  async load(): Promise<void> {
    this.heard = [];
    this.came = 0;
    this.readOn = false;
    await this.listing.load();
    this.change({ waiting: 0, stale: false, ended: new Set() });
  }

  /** Makes the list true again, unless that would take away what somebody is looking at. */
  async refresh(): Promise<void> {
    if (this.isAtTop() && !this.readOn) await this.load();
    else this.change({ stale: true });
  }

  more(): Promise<void> {
    this.readOn = true;
    return this.listing.more();
  }

  stop(): void {
    this.listing.stop();
    clearTimeout(this.drawing);
    for (const farewell of this.farewells) clearTimeout(farewell);
  }

  hear(news: News): void {
    this.heard.push(news);
    this.drawing ??= setTimeout(() => {
      this.drawing = undefined;
      this.draw();
    }, BREATH);
  }

  /** Takes sessions away before the server has told that they ended. */
  gone(ids: readonly string[]): void {
    for (const id of ids) this.hear({ kind: "ended", id });
  }

  private draw(): void {
    const heard = this.heard;
    this.heard = [];
    if (this.get().phase !== "ready") return;
    const known = new Map(this.get().items.map((one) => [one.id, one]));
    const fresh = new Map<string, AdminSession>();
    const over: string[] = [];
    for (const news of heard) {
      if (news.kind === "ended") {
        if (!fresh.delete(news.id) && known.has(news.id)) over.push(news.id);
      } else if (known.has(news.session.id)) known.set(news.session.id, news.session);
      else if (news.kind === "started") fresh.set(news.session.id, news.session);
    }
    this.take([...known.values()], [...fresh.values()]);
    if (over.length) this.part(over);
  }

  private take(known: readonly AdminSession[], fresh: readonly AdminSession[]): void {
    const certain = fresh.filter((one) => belongs(one, this.filter) === "yes");
    const doubtful = fresh.filter((one) => belongs(one, this.filter) === "perhaps");
    const { waiting } = this.get();
    const room = !waiting && this.came + certain.length <= MOST_NEW && this.isAtTop();
    if (room) this.came += certain.length;
    const late = doubtful.length + (room ? 0 : certain.length);
    this.listing.change({ items: room ? [...newestFirst(certain), ...known] : known });
    if (late) this.change({ waiting: waiting + late });
  }

  /** Rows of sessions that are over stay for a moment, so that nobody clicks on what has just moved up. */
  private part(over: readonly string[]): void {
    this.change({ ended: new Set([...this.get().ended, ...over]) });
    const farewell = setTimeout(() => {
      this.farewells.delete(farewell);
      const left = new Set(over);
      this.listing.change({ items: this.get().items.filter(({ id }) => !left.has(id)) });
      this.change({ ended: new Set([...this.get().ended].filter((id) => !left.has(id))) });
    }, FAREWELL);
    this.farewells.add(farewell);
  }
}

function newestFirst(sessions: readonly AdminSession[]): AdminSession[] {
  return [...sessions].sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}
