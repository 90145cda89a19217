import * as L from "leaflet";
import { deviceIcon, type DeviceType } from "../icons/device-icons.js";
import type { Box } from "./label-places.js";
import { counted, gathered, type Place } from "./map-points.js";

/** Nearer to each other than this, in pixels, two pins could not both be hit. */
const APART = 24;
/** The whole square can be hit: 44 px, of which the pin itself is the middle. */
const TARGET = 44;
const PIN_HEIGHT = 40;
const PIN_PATH =
  "M16 1C8 1 1.5 7.4 1.5 15.3 1.5 26 16 39 16 39s14.5-13 14.5-23.7C30.5 7.4 24 1 16 1z";
const METRES_A_KM = 1000;
/** A balloon that is longer would not fit on the map. */
const MOST_TOLD = 12;
const SHORT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 0 });
/** The name of the very town may stand at the pin's tip. */
const HALF_A_LINE = 8;

/** Draws a pin for each place and, where it is known how exact the place is, the circle around it. */
export class Pins {
  private readonly circles = L.layerGroup();
  private readonly group = L.layerGroup();
  private shown: readonly Place[] = [];

  constructor(private readonly map: L.Map) {
    this.circles.addTo(map);
    this.group.addTo(map);
    map.on("zoomend", () => {
      this.pin();
    });
  }

  show(places: readonly Place[]): void {
    this.circles.clearLayers();
    this.shown = places;
    for (const place of places) {
      const at: L.LatLngTuple = [place.latitude, place.longitude];
      if (place.accuracyKm) {
        L.circle(at, {
          radius: place.accuracyKm * METRES_A_KM,
          className: "ls-map-accuracy",
          interactive: false,
        }).addTo(this.circles);
      }
    }
    this.pin();
  }

  /** Pins of places that lie close together at this zoom are one pin, until somebody looks closer. */
  private pin(): void {
    this.group.clearLayers();
    const zoom = this.map.getZoom() as number | undefined;
    // a map without a view has its first zoom yet to come
    if (zoom === undefined) return;
    const at = ({ latitude, longitude }: Place) => this.map.project([latitude, longitude], zoom);
    for (const place of gathered(this.shown, at, APART))
      this.marker(place, [place.latitude, place.longitude]).addTo(this.group);
  }

  /** Everything there is to see; of the places themselves, since Leaflet measures a circle only on a map that has a view. */
  bounds(): L.LatLngBounds {
    const all = L.latLngBounds([]);
    for (const { latitude, longitude, accuracyKm } of this.shown)
      all.extend(L.latLng(latitude, longitude).toBounds(2 * METRES_A_KM * (accuracyKm ?? 1)));
    return all;
  }

  /** Where the pins are, in pixels of the world, for labels to stay out of their way. */
  boxes(): Box[] {
    const zoom = this.map.getZoom();
    return this.shown.map(({ latitude, longitude }) => {
      const { x, y } = this.map.project([latitude, longitude], zoom);
      return { left: x - 16, right: x + 16, top: y - PIN_HEIGHT, bottom: y - HALF_A_LINE };
    });
  }

  private marker(place: Place, at: L.LatLngTuple): L.Marker {
    const name = place.points
      .slice(0, MOST_TOLD)
      .map(({ lines }) => lines.join(", "))
      .join("; ");
    const marker = L.marker(at, {
      icon: L.divIcon({
        className: "ls-map-pin",
        html: pin(place),
        iconSize: [TARGET, TARGET],
        iconAnchor: [TARGET / 2, PIN_HEIGHT],
        popupAnchor: [0, -PIN_HEIGHT + 4],
      }),
      keyboard: true,
      riseOnHover: true,
    });
    marker.on("add", () => marker.getElement()?.setAttribute("aria-label", name));
    return marker.bindPopup(balloon(place), { closeButton: false, minWidth: 120, maxWidth: 240 });
  }
}

function pin(place: Place): HTMLElement {
  const holder = document.createElement("span");
  const [first] = place.points;
  const sessions = counted(place.points);
  const types = new Set(place.points.map(({ deviceType }) => deviceType));
  const type: DeviceType = types.size === 1 && first ? first.deviceType : "unknown";
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  shape.setAttribute("viewBox", "0 0 32 40");
  shape.setAttribute("aria-hidden", "true");
  const drop = document.createElementNS("http://www.w3.org/2000/svg", "path");
  drop.setAttribute("d", PIN_PATH);
  shape.append(drop);
  holder.append(shape);
  const [one] = place.points.map(({ count: told }) => told);
  if (sessions === 1 && one === undefined) holder.append(deviceIcon(type));
  else holder.append(count(sessions));
  return holder;
}

function count(of: number): HTMLElement {
  const number = document.createElement("b");
  const text = of < 1_000 ? String(of) : SHORT.format(of);
  number.textContent = text;
  number.dataset["digits"] = String(text.length);
  return number;
}

/** Names come from the devices themselves: they are written as text, whatever they hold. */
function balloon(place: Place): HTMLElement {
  const box = document.createElement("div");
  // the map runs from left to right in every language, what is told of a session as the page does
  box.dir = getComputedStyle(document.documentElement).direction;
  for (const { lines } of place.points.slice(0, MOST_TOLD)) {
    const session = document.createElement("p");
    session.append(
      ...lines.map((line, index) => {
        const text = document.createElement(index === 0 ? "strong" : "span");
        text.textContent = line;
        return text;
      }),
    );
    box.append(session);
  }
  const untold = counted(place.points.slice(MOST_TOLD));
  if (untold) box.append(`+ ${untold}`);
  return box;
}
