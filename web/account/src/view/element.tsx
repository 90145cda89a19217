import { render } from "preact";
import { Api } from "@live-sessions/components/api";
import type { PageContext } from "../context.js";
import { LiveAccount } from "../state/live-account.js";
import { LiveUpdates } from "../state/live-updates.js";
import { Words } from "@live-sessions/components/words";
import { wear, Wording } from "@live-sessions/components/view";
import { Around, type Surroundings } from "./hooks.js";
import { Page } from "./page.js";
import sheet from "@live-sessions/components/page.css";

export const TAG = "live-sessions-page";

/** The Live sessions page as an element of any console; it shows something once it has its context. */
export class LiveSessionsPage extends HTMLElement {
  private told: PageContext | undefined;
  private stop: (() => void) | undefined;

  set context(context: PageContext) {
    this.told = context;
    if (this.isConnected) void this.show();
  }

  connectedCallback(): void {
    wear(this.ownerDocument, sheet);
    void this.show();
  }

  disconnectedCallback(): void {
    this.stop?.();
    this.stop = undefined;
    render(null, this);
  }

  private async show(): Promise<void> {
    const context = this.told;
    if (!context || this.stop) return;
    const api = new Api(
      `${context.serverBaseUrl}/realms/${encodeURIComponent(context.realm)}/live-sessions`,
      () => context.getAccessToken(),
    );
    const account = new LiveAccount(api, context, sessionStorage);
    const updates = new LiveUpdates(account, context.watch);
    this.stop = () => {
      updates.stop();
      account.stop();
    };
    const stop = this.stop;
    const { serverBaseUrl, realm, locale } = context;
    const words = await Words.load(
      `${serverBaseUrl}/resources/${encodeURIComponent(realm)}/account`,
      locale,
    ).catch(() => undefined);
    if (this.stop !== stop) return;
    if (!words) {
      // there is no language to say it in
      render(<p role="alert">Live sessions cannot be loaded. Please reload the page.</p>, this);
      return;
    }
    const around: Surroundings = { words, account, context };
    render(
      <Wording.Provider value={words}>
        <Around.Provider value={around}>
          <Page />
        </Around.Provider>
      </Wording.Provider>,
      this,
    );
    updates.start();
    await account.start();
  }
}

export function define(): void {
  if (!customElements.get(TAG)) customElements.define(TAG, LiveSessionsPage);
}
