import {
  type Alert,
  type Api,
  type OwnedDevice,
  type Preferences,
  type Reason,
  Refusal,
  type Session,
  refusalOf,
} from "@live-sessions/components/api";
import type { PageContext } from "../context.js";
import { NOTHING_YET, type Account, type Notice } from "./account.js";
import { carryOut } from "./calls.js";
import { foreseen } from "./changes.js";
import { keep, take, type Hurdle, type Intent, type Pending } from "./intent.js";
import { withSession } from "./listing.js";
import { Store } from "@live-sessions/components/state";

/** Milliseconds. */
const TOLD_FOR = 12_000;

/** The action by which a browser proves that it knows more of its owner than the password. */
const GUARD = "live-sessions-guard";

/** The account of whoever looks at the page: reads it, keeps it true, and does what the person wants. */
export class LiveAccount extends Store<Account> {
  private notices = 0;
  private reading: AbortController | undefined;
  private isLive = false;

  constructor(
    readonly api: Api,
    private readonly context: PageContext,
    private readonly storage: Storage,
  ) {
    super(NOTHING_YET);
  }

  /** Reads the account for the first time, and goes on with what the person was doing before they logged in again. */
  async start(): Promise<void> {
    const [pages] = await Promise.all([
      // without it the page is complete but for a line
      this.api.get<{ placeAttribution: string | null }>("pages").catch(() => undefined),
      this.read(),
    ]);
    this.change({ placeAttribution: pages?.placeAttribution ?? null });
    const pending = take(this.storage, Date.now(), this.owner());
    if (pending && this.get().phase === "ready") await this.perform(pending.intent, pending.passed);
  }

  /** Reads everything anew; a former reading that is still under way is given up. */
  async read(): Promise<void> {
    if (this.get().phase === "ended") return;
    this.reading?.abort();
    const reading = new AbortController();
    this.reading = reading;
    try {
      const [sessions, devices, alerts, preferences] = await Promise.all([
        this.api.all<Session>("me/sessions", reading.signal),
        this.api.all<OwnedDevice>("me/devices", reading.signal),
        this.api.all<Alert>("me/alerts", reading.signal),
        this.api.get<Preferences>("me/preferences", reading.signal).catch(absent),
      ]);
      if (reading.signal.aborted) return;
      this.change({
        phase: "ready",
        failure: undefined,
        connection: this.isLive ? "live" : "asking",
        sessions,
        devices,
        alerts,
        preferences,
      });
      this.happened();
    } catch (reason) {
      if (!reading.signal.aborted) this.failed(refusalOf(reason));
    }
  }

  /** Whose account it is, told from everybody else's on this server. */
  private owner(): string {
    return `${this.context.realm} ${this.get().sessions.find((one) => one.current)?.userId ?? ""}`;
  }

  /** Stops whatever is under way. */
  stop(): void {
    this.reading?.abort();
  }

  /** Shows at once what will be, asks the server for it, and takes it back where it is refused. */
  async perform(intent: Intent, passed: readonly Hurdle[] = []): Promise<void> {
    const before = this.get();
    if (intent.do === "end" && before.sessions.find(({ id }) => id === intent.session)?.current) {
      await this.context.leave();
      return;
    }
    this.change(foreseen(before, intent));
    try {
      const key = await carryOut(this.api, intent);
      this.tell({
        tone: "done",
        key,
        ...(intent.do === "block" ? { undo: intent.device } : {}),
      });
    } catch (reason) {
      const { sessions, devices, alerts, preferences } = before;
      this.change({ sessions, devices, alerts, preferences });
      this.refused(intent, refusalOf(reason), passed);
    }
    await this.read();
  }

  /** Sends the person over the hurdle that stands before what they want; it is done when they are back. */
  async goOverHurdle(): Promise<void> {
    const { prompt } = this.get();
    if (!prompt) return;
    const pending: Pending = { intent: prompt.intent, passed: [...prompt.passed, prompt.hurdle] };
    keep(pending, this.storage, Date.now(), this.owner());
    await this.context.signInAgain(
      prompt.hurdle === "unproven" ? { action: GUARD } : { maxAge: prompt.maxAge ?? 0 },
    );
  }

  dismissPrompt(): void {
    this.change({ prompt: undefined });
  }

  /** What was done is told for a while; what went wrong, or can be undone, until the person has seen it. */
  tell(notice: Omit<Notice, "id">): void {
    const id = ++this.notices;
    if (notice.tone === "done" && !notice.undo)
      setTimeout(() => {
        this.dismiss(id);
      }, TOLD_FOR);
    this.change({ notices: [...this.get().notices.slice(-2), { ...notice, id }] });
  }

  dismiss(id: number): void {
    this.change({ notices: this.get().notices.filter((notice) => notice.id !== id) });
  }

  /** Whether changes are heard of as they happen. */
  connected(isLive: boolean): void {
    this.isLive = isLive;
    this.change({ connection: isLive ? "live" : "lost" });
  }

  /** The page's own session is no more. */
  over(reason: Reason): void {
    this.reading?.abort();
    this.change({ phase: "ended", reason, prompt: undefined, expiring: undefined });
  }

  /** A session as it is now. */
  seen(session: Session): void {
    this.change({ sessions: withSession(this.get().sessions, session) });
    this.happened();
  }

  /** A session that is no more. */
  ended(id: string, reason: Reason | undefined): void {
    const { sessions } = this.get();
    if (sessions.some((session) => session.id === id && session.current)) {
      if (reason) this.over(reason);
      return;
    }
    this.change({ sessions: sessions.filter((session) => session.id !== id) });
    this.happened();
  }

  private refused(intent: Intent, refusal: Refusal, passed: readonly Hurdle[]): void {
    const { kind, maxAge } = refusal;
    if ((kind === "stale" || kind === "unproven") && !passed.includes(kind))
      this.change({ prompt: { intent, hurdle: kind, maxAge, passed } });
    else this.tell({ tone: "failed", key: reasonKey(refusal) });
  }

  private failed(failure: Refusal): void {
    if (failure.kind === "signed-out") {
      if (this.get().phase !== "ended") this.change({ phase: "ended", prompt: undefined });
      return;
    }
    if (this.get().phase === "ready" && failure.kind === "unreachable")
      this.change({ connection: "lost" });
    else this.change({ phase: "failed", failure });
  }

  private happened(): void {
    this.change({ happened: this.get().happened + 1 });
  }
}

/** A server without a history has no such thing; anything else is a failure. */
function absent(reason: unknown): undefined {
  if (refusalOf(reason).kind !== "gone") throw reason;
}

const TOLD = new Set([
  "alert-answered",
  "this-device",
  "unproven-device",
  "blocked-device",
  "blocked-by-administrator",
  "realm-not-set-up",
  "device-not-proven",
  "stale-login",
  "forbidden",
  "invalid-field",
]);

/** The message that says why. */
export function reasonKey({ kind, problem }: Refusal): string {
  if (kind === "gone") return "refused.gone";
  if (kind === "unreachable") return "refused.unreachable";
  return TOLD.has(problem) ? `refused.${problem}` : "refused.other";
}
