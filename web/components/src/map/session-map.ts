import * as L from "leaflet";
import { engageOnFocus } from "./engagement.js";
import { LabelLayer } from "./label-layer.js";
import { MapFiles } from "./map-files.js";
import { places, type MapPoint } from "./map-points.js";
import { watchPalette } from "./palette.js";
import { Pins } from "./pins.js";
import { WorldLayer } from "./world-layer.js";

export type { MapPoint } from "./map-points.js";

export interface SessionMapOptions {
  readonly points: readonly MapPoint[];
  /** Address of the folder of the map's files, which ends with a slash; of Keycloak's own origin. */
  readonly folder: string;
  readonly locale: string;
  readonly labels: {
    readonly map: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
  };
  /** Whom to thank for the places, such as "IP Geolocation by DB-IP"; plain text. */
  readonly geoAttribution?: { readonly text: string; readonly href?: string } | undefined;
}

/** An address tells the town at best: to look closer would only pretend to know more. */
const CLOSEST = 9;
const FIRST_LOOK = 6;
const WHOLE_WORLD: L.LatLngTuple = [25, 5];

/** The map of live sessions. Draws from files of Keycloak itself and asks nobody else for anything. */
export class SessionMap {
  private constructor(
    private readonly map: L.Map,
    private readonly pins: Pins,
    private readonly labels: LabelLayer,
    private readonly stopWatching: () => void,
  ) {}

  /** Rejects where the map cannot be loaded; the caller then hides the element. */
  static async draw(element: HTMLElement, options: SessionMapOptions): Promise<SessionMap> {
    const files = await MapFiles.open(options.folder);
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.classList.add("ls-map");
    const map = L.map(element, {
      zoomControl: false,
      attributionControl: false,
      minZoom: 1,
      maxZoom: CLOSEST,
      worldCopyJump: true,
      maxBounds: L.latLngBounds([-85, -Infinity], [85, Infinity]),
      fadeAnimation: false,
      zoomAnimation: !still,
      markerZoomAnimation: !still,
      inertia: !still,
    });
    element.setAttribute("role", "region");
    element.setAttribute("aria-label", options.labels.map);
    const { zoomIn, zoomOut } = options.labels;
    L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
    const attribution = L.control.attribution({ prefix: false }).addTo(map);
    if (options.geoAttribution) attribution.addAttribution(asMarkup(options.geoAttribution));

    const world = new WorldLayer(files).addTo(map);
    const pins = new Pins(map);
    const labels = new LabelLayer(map, files, options.locale, () => pins.boxes());
    const stop = watchPalette(element, () => world.redraw());
    engageOnFocus(map);
    const drawn = new SessionMap(map, pins, labels, stop);
    drawn.show(options.points);
    return drawn;
  }

  /**
   * Shows these points instead of the former ones.
   *
   * @param still whether the map stays where it is; else it moves to where all of them can be seen
   */
  show(points: readonly MapPoint[], still = false): void {
    const found = places(points);
    this.pins.show(found);
    if (still) void this.labels.draw();
    else this.look(found.length > 0);
  }

  private look(anywhere: boolean): void {
    if (!anywhere) this.map.setView(WHOLE_WORLD, 1, { animate: false });
    else
      this.map.fitBounds(this.pins.bounds(), {
        maxZoom: FIRST_LOOK,
        paddingTopLeft: [36, 48],
        paddingBottomRight: [36, 28],
        animate: false,
      });
    void this.labels.draw();
  }

  remove(): void {
    this.stopWatching();
    this.map.remove();
  }
}

/** Leaflet takes attributions as markup only. */
function asMarkup({ text, href }: { text: string; href?: string }): string {
  const element = document.createElement(href ? "a" : "span");
  element.textContent = text;
  if (href) {
    element.setAttribute("href", href);
    element.setAttribute("target", "_blank");
    element.setAttribute("rel", "noopener noreferrer");
  }
  return element.outerHTML;
}
