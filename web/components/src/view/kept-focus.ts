import { useEffect, useRef } from "preact/hooks";

/** When what had the keyboard is gone, such as the row that was ended, the keyboard goes to the heading, not nowhere. */
export function useKeptFocus(heading: HTMLElement | null) {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const page = heading?.closest(".ls-page");
    const remember = (event: Event) => {
      last.current = event.target as Element;
    };
    page?.addEventListener("focusin", remember);
    return () => {
      page?.removeEventListener("focusin", remember);
    };
  }, [heading]);
  useEffect(() => {
    if (document.activeElement !== document.body || !last.current || last.current.isConnected)
      return;
    last.current = null;
    heading?.focus({ preventScroll: true });
  });
}
