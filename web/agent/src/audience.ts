import type { Listeners } from "./live-sessions.js";

type Told = { [K in keyof Listeners]-?: Parameters<NonNullable<Listeners[K]>> };

/** Who wants to be told what. A listener that throws keeps neither the others nor the agent from their work. */
export class Audience {
  private readonly all = new Map<keyof Listeners, ((...told: never[]) => void)[]>();

  add<K extends keyof Listeners>(name: K, listener: Listeners[K]): void {
    if (listener) this.all.set(name, [...(this.all.get(name) ?? []), listener]);
  }

  tell<K extends keyof Listeners>(name: K, ...told: Told[K]): void {
    for (const listener of this.all.get(name) ?? []) {
      try {
        (listener as (...told: unknown[]) => void)(...told);
      } catch (error) {
        // as if it had thrown in an event listener of the page: for its own error handling
        setTimeout(() => {
          throw error;
        });
      }
    }
  }
}
