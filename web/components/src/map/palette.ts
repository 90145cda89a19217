/** The colours of the map; the style sheet sets them, so that a theme can change them. */
export interface Palette {
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly border: string;
}

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--ls-map-${name}`).trim();
  return {
    sea: colour("sea"),
    land: colour("land"),
    coast: colour("coast"),
    border: colour("border"),
  };
}

/**
 * Calls back when the colours become other ones. Keycloak turns the dark mode on by a class of the root element, which it also
 * writes where nothing changes: a redraw for each write would never end.
 *
 * @returns what stops the watch
 */
export function watchPalette(element: Element, changed: () => void): () => void {
  let known = JSON.stringify(paletteOf(element));
  const watch = new MutationObserver(() => {
    const now = JSON.stringify(paletteOf(element));
    if (now === known) return;
    known = now;
    changed();
  });
  watch.observe(document.documentElement, { attributeFilter: ["class"] });
  return () => {
    watch.disconnect();
  };
}
