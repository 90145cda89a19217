import type { Audience } from "./audience.js";
import type { StreamEvent } from "./event-reader.js";
import type { Reason } from "./live-sessions.js";

/** Ids that are remembered: what is resumed begins a little before where it broke off. */
const MEMORY = 200;

/** What the stream has told, once each. */
export class Feed {
  /** Where to resume. */
  last = "";
  private readonly ids = new Set<string>();

  constructor(
    private readonly session: string,
    private readonly audience: Audience,
    private readonly onEnded: (reason: Reason | null) => void,
  ) {}

  /** Passes the event on; false where it has come before. */
  take({ id, name, data }: StreamEvent): boolean {
    if (id) {
      if (this.ids.has(id)) return false;
      this.last = id;
      this.remember(id);
    }
    const told = parsed(data);
    if (!name || told === undefined) return true;
    this.audience.tell("onEvent", name, told);
    if (name === "alert") this.audience.tell("onAlert", told);
    const { id: session, reason } = told as { id?: string; reason?: Reason };
    if (name === "session-ended" && session === this.session) this.onEnded(reason ?? null);
    return true;
  }

  private remember(id: string): void {
    this.ids.add(id);
    if (this.ids.size <= MEMORY) return;
    for (const oldest of this.ids) {
      this.ids.delete(oldest);
      break;
    }
  }
}

function parsed(data: string): object | undefined {
  try {
    const told: unknown = JSON.parse(data);
    return typeof told === "object" && told ? told : undefined;
  } catch {
    return undefined;
  }
}
