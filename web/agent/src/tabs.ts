import type { StreamEvent } from "./event-reader.js";
import type { Ends } from "./expiry.js";
import type { Reason, State } from "./live-sessions.js";

/** What the server last said; no state where it has said nothing yet. */
export interface Said {
  readonly kind: "said";
  readonly state: State | undefined;
  readonly ends: Ends;
  readonly active: boolean;
}

/** What the tabs of a session tell each other: the follower asks or was active, the leader tells the rest. */
export type News =
  | { readonly kind: "ask" }
  | { readonly kind: "active" }
  | Said
  | { readonly kind: "event"; readonly event: StreamEvent }
  | { readonly kind: "ended"; readonly reason: Reason | null };

/** The other tabs of a session in this browser; nobody where it has no channels. */
export class Tabs {
  private channel: BroadcastChannel | undefined;

  constructor(
    private readonly name: string,
    private readonly hear: (news: News) => void,
  ) {}

  open(): void {
    if (typeof BroadcastChannel !== "function") return;
    this.channel = new BroadcastChannel(this.name);
    this.channel.onmessage = ({ data }: MessageEvent<News>) => {
      this.hear(data);
    };
  }

  tell(news: News): void {
    this.channel?.postMessage(news);
  }

  close(): void {
    this.channel?.close();
    this.channel = undefined;
  }
}
