import { notice } from "./activity.js";
import type { Audience } from "./audience.js";
import { type Ends, endsOf, Expiry } from "./expiry.js";
import { Feed } from "./feed.js";
import { Lead } from "./lead.js";
import type { Reason, State } from "./live-sessions.js";
import { followPage } from "./page-life.js";
import { Pulse } from "./pulse.js";
import type { Clocks, Minted, Server } from "./server.js";
import { Stream } from "./stream.js";
import { type News, Tabs } from "./tabs.js";

const SECOND = 1_000;
/** A second that took longer than this was a sleep; in milliseconds. */
const NAP = 5 * SECOND;
/** A check that is so recent need not be repeated. */
const RECENT = 2 * SECOND;
/** How long a leader may be silent: less than the two minutes after which the session counts as offline. */
const SILENCE = 90 * SECOND;
/** How long it may be silent when asked. */
const ANSWER = 1.5 * SECOND;

/** Watches one session in one tab, together with the others of this browser. */
export class Watch {
  private readonly pulse: Pulse;
  private readonly expiry: Expiry;
  private readonly feed: Feed;
  private readonly lead: Lead;
  private readonly tabs: Tabs;
  private readonly closed = new AbortController();
  private stream: Stream | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  private state: State | undefined;
  /** When the leader was last heard, and when the last second passed. */
  private heard = 0;
  private ticked = 0;

  constructor(
    private readonly server: Server,
    { beacon, session, ...clocks }: Minted,
    warning: number,
    private readonly audience: Audience,
  ) {
    const name = `${server.base}#${session}`;
    this.pulse = new Pulse(server, beacon, this);
    this.expiry = new Expiry(warning, audience, () => {
      this.stay();
    });
    this.expiry.ends = endsOf(clocks, Date.now());
    this.feed = new Feed(session, audience, (reason) => {
      this.onEnded(reason);
    });
    this.lead = new Lead(name, () => {
      this.onLead();
    });
    this.tabs = new Tabs(name, (news) => {
      this.hear(news);
    });
    notice(() => {
      this.activity();
    }, this.closed.signal);
    followPage(this, this.closed.signal);
    this.onShown();
  }

  stay(): void {
    this.pulse.active = true;
    void this.pulse.check();
  }

  activity(): void {
    const news = !this.pulse.active;
    this.pulse.active = true;
    const now = Date.now();
    if (this.expiry.isIdleNear(now)) this.checkUnlessRecent(now);
    else if (news && !this.lead.held) this.tabs.tell({ kind: "active" });
  }

  close(): void {
    this.closed.abort();
    this.leave();
  }

  onShown(): void {
    if (this.timer) return;
    this.heard = this.ticked = Date.now();
    this.timer = setInterval(() => {
      this.tick(Date.now());
    }, SECOND);
    this.tabs.open();
    this.tabs.tell({ kind: "ask" });
    this.lead.join();
  }

  onLeft(): void {
    // the click that leads away from this page was activity, too
    if (this.pulse.active) void this.pulse.check();
    this.leave();
  }

  onWake(): void {
    const now = Date.now();
    if (this.lead.held) {
      this.stream?.wake(now);
      // a check that has just failed says nothing of a network that is back
      if (this.state === "unreachable") void this.pulse.check();
      else this.checkUnlessRecent(now);
    } else {
      this.heard = Math.min(this.heard, now - SILENCE + ANSWER);
      this.tabs.tell({ kind: "ask" });
    }
  }

  onLive(clocks: Clocks, active: boolean): void {
    this.say("live", endsOf(clocks, Date.now()), active);
  }

  onUnreachable(): void {
    this.say("unreachable", this.expiry.ends, false);
  }

  onEnded(reason: Reason | null): void {
    this.tabs.tell({ kind: "ended", reason });
    this.end(reason);
  }

  private leave(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.lead.leave();
    this.tabs.close();
  }

  private onLead(): void {
    this.stream?.stop();
    this.stream = undefined;
    this.heard = Date.now();
    if (!this.lead.held) return;
    void this.pulse.check();
    this.stream = new Stream(this.server, () => this.feed.last, {
      onEvent: (event) => {
        if (this.feed.take(event)) this.tabs.tell({ kind: "event", event });
      },
      onFailed: () => {
        this.checkUnlessRecent(Date.now());
      },
    });
  }

  private tick(now: number): void {
    const away = now - this.ticked > NAP;
    this.ticked = now;
    if (away) this.onWake();
    this.expiry.tick(now);
    this.stream?.tick(now);
    if (this.pulse.active && this.expiry.isIdleNear(now)) this.checkUnlessRecent(now);
    if (!this.lead.held) {
      if (now - this.heard > SILENCE) this.lead.join(true);
    } else if (this.pulse.isDue(now)) {
      void this.pulse.check();
    } else if (this.expiry.isOver(now)) {
      this.checkUnlessRecent(now);
    }
  }

  private checkUnlessRecent(now: number): void {
    if (now - this.pulse.last > RECENT) void this.pulse.check();
  }

  private say(state: State, ends: Ends, active: boolean): void {
    if (this.closed.signal.aborted) return;
    this.tabs.tell({ kind: "said", state, ends, active });
    this.said(state, ends);
  }

  private said(state: State | undefined, ends: Ends): void {
    this.expiry.ends = ends;
    if (!state || this.state === state) return;
    this.state = state;
    this.audience.tell("onState", state);
  }

  private hear(news: News): void {
    switch (news.kind) {
      case "ask":
        this.answer();
        return;
      case "active":
        this.pulse.active = true;
        return;
      case "said":
        if (news.active) this.pulse.active = false;
        this.said(news.state, news.ends);
        break;
      case "event":
        this.feed.take(news.event);
        break;
      case "ended":
        this.end(news.reason);
    }
    this.heard = Date.now();
  }

  private answer(): void {
    const { state, expiry } = this;
    if (this.lead.held) this.tabs.tell({ kind: "said", state, ends: expiry.ends, active: false });
  }

  private end(reason: Reason | null): void {
    if (this.closed.signal.aborted) return;
    this.close();
    this.audience.tell(
      "onEnded",
      reason ?? {
        cause: "unknown",
        by: "system",
        at: new Date().toISOString(),
        device: null,
        place: null,
      },
    );
  }
}
