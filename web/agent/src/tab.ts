import { Audience } from "./audience.js";
import { jitter } from "./jitter.js";
import type { Agent, Listeners, Options } from "./live-sessions.js";
import { type Minted, Refused, Server } from "./server.js";
import { Watch } from "./watch.js";

const NAMES = ["onEnded", "onExpiring", "onStayed", "onState", "onAlert", "onEvent"] as const;
const LONGEST_PAUSE = 30_000;

/** The agent of one page: finds out which session it is, then watches it. */
export class Tab implements Agent {
  private readonly audience = new Audience();
  private watch: Watch | undefined;
  private gone = false;

  constructor(options: Options) {
    for (const name of NAMES) this.on(name, options[name]);
    void this.begin(options);
  }

  onEnded(listener: NonNullable<Listeners["onEnded"]>): this {
    return this.on("onEnded", listener);
  }

  onExpiring(listener: NonNullable<Listeners["onExpiring"]>): this {
    return this.on("onExpiring", listener);
  }

  onStayed(listener: NonNullable<Listeners["onStayed"]>): this {
    return this.on("onStayed", listener);
  }

  onState(listener: NonNullable<Listeners["onState"]>): this {
    return this.on("onState", listener);
  }

  onAlert(listener: NonNullable<Listeners["onAlert"]>): this {
    return this.on("onAlert", listener);
  }

  onEvent(listener: NonNullable<Listeners["onEvent"]>): this {
    return this.on("onEvent", listener);
  }

  stay(): void {
    this.watch?.stay();
  }

  activity(): void {
    this.watch?.activity();
  }

  disconnect(): void {
    this.gone = true;
    this.watch?.close();
  }

  private on<K extends keyof Listeners>(name: K, listener: Listeners[K]): this {
    this.audience.add(name, listener);
    return this;
  }

  private async begin(options: Options): Promise<void> {
    const url = options.url.replace(/\/+$/, "");
    const server = new Server(
      `${url}/realms/${encodeURIComponent(options.realm)}/live-sessions`,
      () => options.token(),
    );
    const minted = await this.mint(server);
    if (minted && !this.gone)
      this.watch = new Watch(
        server,
        minted,
        options.idleWarning ?? minted.idleWarning,
        this.audience,
      );
  }

  /** Nothing where the page was left, or the token is of no session, such as a service's. */
  private async mint(server: Server): Promise<Minted | undefined> {
    for (let pause = 1_000; !this.gone; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        return await server.mint();
      } catch (error) {
        if (error instanceof Refused && [403, 404].includes(error.status)) {
          console.warn(
            `${error.message}: a token of no session, or a web origin that its client does not name`,
          );
          return undefined;
        }
        if (pause > 1_000) this.audience.tell("onState", "unreachable");
      }
      await new Promise((resolve) => setTimeout(resolve, jitter(pause)));
    }
    return undefined;
  }
}
