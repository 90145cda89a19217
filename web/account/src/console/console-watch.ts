import {
  connect,
  type Agent,
  type Listeners,
  type Options,
  type Reason,
  type State,
} from "@live-sessions/agent";
import type { SessionWatch } from "../context.js";

/** The page agent of a whole console: it goes on as long as the console is open, whichever page of it is shown. */
export class ConsoleWatch implements SessionWatch {
  /** Why the session is over, once it is. */
  over: Reason | undefined;
  private state: State | undefined;
  private readonly all = new Set<Listeners>();
  private readonly agent: Agent;

  /**
   * @param server where the session is, and its tokens
   * @param unheard told that the session is over where no page of ours is there to say it
   */
  constructor(
    server: Pick<Options, "url" | "realm" | "token">,
    private readonly unheard: () => void,
  ) {
    this.agent = connect({
      ...server,
      onEnded: (reason) => {
        this.end(reason);
      },
      onState: (state) => {
        this.state = state;
        this.tell((one) => one.onState?.(state));
      },
      onExpiring: (seconds, stay) => {
        this.tell((one) => one.onExpiring?.(seconds, stay));
      },
      onStayed: () => {
        this.tell((one) => one.onStayed?.());
      },
      onEvent: (name, data) => {
        this.tell((one) => one.onEvent?.(name, data));
      },
    });
  }

  /** Tells how it stands, and of all that happens until the answer is called. */
  listen(listeners: Listeners): () => void {
    this.all.add(listeners);
    if (this.over) listeners.onEnded?.(this.over);
    else if (this.state) listeners.onState?.(this.state);
    return () => {
      this.all.delete(listeners);
    };
  }

  stay(): void {
    this.agent.stay();
  }

  /** The person logs out: nobody need be told why the session ends. */
  leave(): void {
    this.agent.disconnect();
  }

  private end(reason: Reason): void {
    this.over = reason;
    if (this.all.size) this.tell((one) => one.onEnded?.(reason));
    else this.unheard();
  }

  private tell(what: (listeners: Listeners) => void): void {
    for (const listeners of [...this.all]) what(listeners);
  }
}
