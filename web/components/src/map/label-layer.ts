import * as L from "leaflet";
import {
  countryLabels,
  place,
  repeated,
  tilesInView,
  tileTownLabels,
  worldTownLabels,
  type Box,
  type Label,
} from "./label-places.js";
import { TILE_ZOOM } from "./map-data.js";
import type { MapFiles } from "./map-files.js";

const PANE = "ls-map-labels";
const ABOVE_CIRCLES = "450";
const CONTROLS = L.point(60, 104);
const FONT = "600 12px sans-serif";

/**
 * Names of countries, in the page's language as the browser knows them, and of towns. They are text over the canvases: sharp,
 * in the page's font, and hidden from screen readers, which are told the places beside the map.
 */
export class LabelLayer {
  private readonly pane: HTMLElement;
  private readonly pen = document.createElement("canvas").getContext("2d");
  private readonly widths = new Map<string, number>();
  private drawing = 0;

  /** @param taken places that stay free of labels, such as pins, in pixels of the world */
  constructor(
    private readonly map: L.Map,
    private readonly files: MapFiles,
    private readonly locale: string,
    private readonly taken: () => Box[],
  ) {
    this.pane = map.createPane(PANE);
    this.pane.style.zIndex = ABOVE_CIRCLES;
    this.pane.setAttribute("aria-hidden", "true");
    if (this.pen) this.pen.font = FONT;
    map.on("moveend zoomend resize", () => void this.draw());
    map.on("zoomstart", () => {
      this.pane.replaceChildren();
    });
  }

  async draw(): Promise<void> {
    const turn = ++this.drawing;
    const view = this.view();
    const candidates = await this.candidates(view, Math.round(this.map.getZoom()));
    if (turn !== this.drawing) return;
    const taken = [...this.taken(), this.controls(view)];
    const labels = place(candidates, view, taken, (label) => this.width(label.text));
    this.pane.replaceChildren(...labels.map((label) => this.element(label)));
  }

  private async candidates(view: Box, zoom: number): Promise<Label[]> {
    const { world } = this.files;
    const countries = countryLabels(world.countries, zoom, countryNames(this.locale));
    if (zoom < TILE_ZOOM)
      return repeated([...countries, ...worldTownLabels(world.towns, zoom)], view, zoom);
    const towns = await Promise.all(
      tilesInView(view, zoom).map(async ([column, row]) =>
        tileTownLabels((await this.files.tile(column, row)).towns, column, row, zoom),
      ),
    );
    return [...repeated(countries, view, zoom), ...towns.flat()];
  }

  private view(): Box {
    const { min, max } = this.map.getPixelBounds();
    if (!min || !max) return { left: 0, top: 0, right: 0, bottom: 0 };
    return { left: min.x, top: min.y, right: max.x, bottom: max.y };
  }

  /** The buttons lie in the upper left corner, whatever the reading direction. */
  private controls({ left, top }: Box): Box {
    return { left, top, right: left + CONTROLS.x, bottom: top + CONTROLS.y };
  }

  private width(text: string): number {
    const known = this.widths.get(text);
    if (known !== undefined) return known;
    const width = this.pen?.measureText(text).width ?? 7 * text.length;
    this.widths.set(text, width);
    return width;
  }

  private element(label: Label): HTMLElement {
    const name = document.createElement("span");
    name.className = `ls-map-name ls-map-${label.kind}`;
    const text = document.createElement("span");
    text.textContent = label.text;
    text.dir = "auto";
    name.append(text);
    const origin = this.map.getPixelOrigin();
    L.DomUtil.setPosition(name, L.point(label.x, label.y).subtract(origin).round());
    return name;
  }
}

function countryNames(locale: string): (code: string, fallback: string) => string {
  let names: Intl.DisplayNames | undefined;
  try {
    names = new Intl.DisplayNames([locale], { type: "region" });
  } catch {
    // a locale that the browser does not know: the names stay English
  }
  return (code, fallback) => (code ? names?.of(code) : undefined) ?? fallback;
}
