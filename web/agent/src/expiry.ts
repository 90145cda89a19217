import type { Audience } from "./audience.js";
import type { Clocks } from "./server.js";

/** When the session will end, as the server last said; in milliseconds of this machine's clock. */
export interface Ends {
  readonly idle: number;
  readonly age: number;
}

export function endsOf(clocks: Clocks, now: number): Ends {
  const at = (seconds: number | null): number =>
    seconds === null ? Infinity : now + seconds * 1000;
  return { idle: at(clocks.idleIn), age: at(clocks.expiresIn) };
}

/** Warns of the end. */
export class Expiry {
  ends: Ends = { idle: Infinity, age: Infinity };
  private warned = false;

  constructor(
    private readonly warning: number,
    private readonly audience: Audience,
    private readonly stay: () => void,
  ) {}

  /** Tells whoever listens how near the end is; called every second. */
  tick(now: number): void {
    const { idle, age } = this.ends;
    const seconds = Math.max(0, Math.ceil((Math.min(idle, age) - now) / 1000));
    if (seconds <= this.warning) {
      this.warned = true;
      this.audience.tell("onExpiring", seconds, idle < age ? this.stay : null);
    } else if (this.warned) {
      this.warned = false;
      this.audience.tell("onStayed");
    }
  }

  /** Whether being active now puts the end off that is near. */
  isIdleNear(now: number): boolean {
    const { idle, age } = this.ends;
    return idle < age && idle - now <= this.warning * 1000;
  }

  /** Whether the session should be over by now. */
  isOver(now: number): boolean {
    return now > Math.min(this.ends.idle, this.ends.age);
  }
}
