import type { Api } from "@live-sessions/components/api";
import { Store } from "@live-sessions/components/state";
import type { Words } from "@live-sessions/components/words";
import { carryOut, type Action } from "./action.js";
import type { Feed } from "./feed.js";
import type { NoticeBoard } from "./notices.js";

/** What is wanted and waits for a yes, and the doing of it. */
export class Asked extends Store<{ readonly action: Action | undefined }> {
  constructor(
    private readonly api: Api,
    private readonly words: Words,
    private readonly feed: Feed,
    private readonly notices: NoticeBoard,
  ) {
    super({ action: undefined });
  }

  ask(action: Action): void {
    this.change({ action });
  }

  dismiss(): void {
    this.change({ action: undefined });
  }

  /** Does it, tells what came of it, and lets everybody know whom it concerns. */
  async perform(action: Action): Promise<void> {
    this.dismiss();
    try {
      const { key, count, gone, forbidden } = await carryOut(this.api, action);
      const said = count === undefined ? this.words.say(key) : this.words.count(key, count);
      const kept = forbidden.length ? ` ${this.words.count("kept", forbidden.length)}` : "";
      this.notices.done(said + kept, this.undoing(action));
      for (const id of gone) this.feed.tell("session-ended", { id });
    } catch (reason) {
      this.notices.failed(reason);
    }
    this.feed.tell("done", {});
  }

  private undoing(action: Action): (() => void) | undefined {
    if (action.do !== "block") return undefined;
    const { user, device, scope } = action;
    return () => void this.perform({ do: "unblock", user, device: device.id, scope });
  }
}
