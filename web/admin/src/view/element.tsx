import { Api } from "@live-sessions/components/api";
import { wear, Wording } from "@live-sessions/components/view";
import { Words } from "@live-sessions/components/words";
import { render } from "preact";
import type { PageContext } from "../context.js";
import { Asked } from "../state/asked.js";
import { Feed } from "../state/feed.js";
import { NoticeBoard } from "../state/notices.js";
import { Around, type Surroundings } from "./hooks.js";
import { Page } from "./page.js";
import sheet from "./page.css";

export const TAG = "live-sessions-admin";

/** The Live sessions pages as an element of any console; it shows something once it has its context. */
export class LiveSessionsAdmin extends HTMLElement {
  private told: PageContext | undefined;
  private feed: Feed | undefined;

  set context(context: PageContext) {
    this.told = context;
    if (this.isConnected) void this.show();
  }

  connectedCallback(): void {
    wear(this.ownerDocument, sheet);
    void this.show();
  }

  disconnectedCallback(): void {
    this.feed?.stop();
    this.feed = undefined;
    render(null, this);
  }

  private async show(): Promise<void> {
    const context = this.told;
    if (!context || this.feed) return;
    const { adminBaseUrl, realm, texts, locale } = context;
    const base = `${adminBaseUrl}/admin/realms/${encodeURIComponent(realm)}`;
    const api = new Api(base, () => context.getAccessToken());
    const feed = (this.feed = new Feed(api));
    const words = await Words.load(texts, locale).catch(() => undefined);
    if (this.feed !== feed) return;
    if (!words) {
      // there is no language to say it in
      render(<p role="alert">Live sessions cannot be loaded. Please reload the page.</p>, this);
      return;
    }
    this.dir = words.direction;
    const notices = new NoticeBoard(words);
    const asked = new Asked(api, words, feed, notices);
    const around: Surroundings = { words, context, api, feed, notices, asked };
    render(
      <Wording.Provider value={words}>
        <Around.Provider value={around}>
          <Page />
        </Around.Provider>
      </Wording.Provider>,
      this,
    );
    void feed.run();
  }
}

export function define(): void {
  if (!customElements.get(TAG)) customElements.define(TAG, LiveSessionsAdmin);
}
