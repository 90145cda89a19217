export interface PageOwner {
  /** It is looked at again, thawed, or back on the network. */
  onWake(): void;
  /** It is left: closed, or kept by the browser for the way back. */
  onLeft(): void;
  /** It is there, perhaps again. */
  onShown(): void;
}

/** Follows what becomes of the page, until `signal` aborts. */
export function followPage(owner: PageOwner, signal: AbortSignal): void {
  const wake = (): void => {
    if (!document.hidden) owner.onWake();
  };
  document.addEventListener("visibilitychange", wake, { signal });
  document.addEventListener("resume", wake, { signal });
  addEventListener("online", wake, { signal });
  addEventListener(
    "pagehide",
    () => {
      owner.onLeft();
    },
    { signal },
  );
  addEventListener(
    "pageshow",
    () => {
      owner.onShown();
    },
    { signal },
  );
}
