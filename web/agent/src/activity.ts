/**
 * What a person does to a page. Forms are sent by a click or a key, and scrolled is by a wheel, a finger or a key: the events
 * `submit` and `scroll` would come from scripts as well.
 */
const KINDS = [
  "pointerdown",
  "pointermove",
  "click",
  "keydown",
  "input",
  "wheel",
  "touchmove",
  "popstate",
];

/** Calls `noted` for what a person does to this page, until `signal` aborts. Scripts and timers do not count. */
export function notice(noted: () => void, signal: AbortSignal): void {
  for (const kind of KINDS) {
    addEventListener(
      kind,
      (event) => {
        if (event.isTrusted && !isStill(event)) noted();
      },
      { capture: true, passive: true, signal },
    );
  }
}

/** A page that moves under a resting pointer makes the browser say that the pointer moved. */
function isStill(event: Event): boolean {
  if (event.type !== "pointermove") return false;
  const { movementX, movementY } = event as PointerEvent;
  return !movementX && !movementY;
}
