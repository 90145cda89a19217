/**
 * Which tab of a session speaks with the server: the one that holds the lock. Where the browser has no locks, as on an
 * insecure address, every tab leads itself.
 */
export class Lead {
  held = false;
  private control: AbortController | undefined;
  private release: (() => void) | undefined;
  private stealing = false;

  constructor(
    private readonly name: string,
    private readonly onChange: () => void,
  ) {}

  /** Waits for its turn; `steal` takes the lead from a tab that does not answer. */
  join(steal = false): void {
    const locks = (navigator as Partial<Navigator>).locks;
    if (!locks) {
      this.change(true);
      return;
    }
    if (steal && this.stealing) return;
    this.stealing = steal;
    this.control?.abort();
    const control = (this.control = new AbortController());
    const options: LockOptions = steal ? { steal } : { signal: control.signal };
    locks
      .request(this.name, options, () => {
        if (control.signal.aborted) return;
        this.stealing = false;
        return new Promise<void>((release) => {
          this.release = release;
          this.change(true);
        });
      })
      .catch(() => {
        if (control.signal.aborted) return;
        // taken by a tab that had no answer from this one: next in line again
        this.change(false);
        this.join();
      });
  }

  leave(): void {
    this.control?.abort();
    this.release?.();
    this.stealing = false;
    this.change(false);
  }

  private change(held: boolean): void {
    if (this.held === held) return;
    this.held = held;
    this.onChange();
  }
}
