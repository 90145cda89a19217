import type * as L from "leaflet";

/**
 * A map in a page must not catch the wheel or the finger of somebody who only scrolls past it. It takes them once it has been
 * touched, clicked or reached by the keyboard, until the focus leaves it.
 */
export function engageOnFocus(map: L.Map): void {
  const container = map.getContainer();
  const byFinger = window.matchMedia("(pointer: coarse)").matches;
  const engage = () => {
    map.scrollWheelZoom.enable();
    map.dragging.enable();
  };
  const release = () => {
    map.scrollWheelZoom.disable();
    if (byFinger) map.dragging.disable();
  };
  release();
  container.addEventListener("focusin", engage);
  container.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && container.contains(event.relatedTarget)))
      release();
  });
}
