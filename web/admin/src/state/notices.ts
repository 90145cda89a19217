import { refusalOf, type Refusal } from "@live-sessions/components/api";
import { Store } from "@live-sessions/components/state";
import type { ToldNotice } from "@live-sessions/components/view";
import type { Words } from "@live-sessions/components/words";

/** Milliseconds. */
const TOLD_FOR = 12_000;

const TOLD = new Set([
  "forbidden",
  "realm-not-set-up",
  "gate-held-open",
  "too-many-exports",
  "alert-answered",
  "would-lock-you-out",
  "is-master",
  "report-only",
  "version-stale",
]);

/** What has just been done, or could not be. */
export class NoticeBoard extends Store<{ readonly notices: readonly ToldNotice[] }> {
  private last = 0;

  constructor(private readonly words: Words) {
    super({ notices: [] });
  }

  /** What was done is told for a while, or until it can no longer be wanted back. */
  done(text: string, undo?: () => void): void {
    const id = this.put({ tone: "done", text, ...(undo && { undo }) });
    if (!undo)
      setTimeout(() => {
        this.dismiss(id);
      }, TOLD_FOR);
  }

  failed(reason: unknown): void {
    this.put({ tone: "failed", text: whyNot(this.words, refusalOf(reason)) });
  }

  dismiss(id: number): void {
    this.change({ notices: this.get().notices.filter((notice) => notice.id !== id) });
  }

  private put(notice: Omit<ToldNotice, "id">): number {
    const id = ++this.last;
    this.change({ notices: [...this.get().notices.slice(-2), { ...notice, id }] });
    return id;
  }
}

/** Why it was not done, in words; the server's own where there are no others. */
export function whyNot(words: Words, refusal: Refusal): string {
  const { kind, problem, body } = refusal;
  if (TOLD.has(problem)) return words.say(`refused.${problem}`);
  if (kind === "gone") return words.say("refused.gone");
  if (kind === "unreachable") return words.say("refused.unreachable");
  if (kind === "signed-out") return words.say("refused.signed-out");
  if (refusal.status === 403) return words.say("refused.forbidden");
  return typeof body.detail === "string" ? body.detail : words.say("refused.other");
}
