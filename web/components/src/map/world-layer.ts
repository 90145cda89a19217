import * as L from "leaflet";
import { EMPTY_TILE, TILE_ZOOM } from "./map-data.js";
import type { MapFiles } from "./map-files.js";
import { paint, type Placement } from "./paint.js";
import { paletteOf } from "./palette.js";

const ATTRIBUTION =
  '<a href="https://www.naturalearthdata.com" target="_blank" rel="noopener noreferrer">Natural Earth</a>, ' +
  '<a href="https://www.geonames.org" target="_blank" rel="noopener noreferrer">GeoNames</a>';

/** Land, sea and borders, drawn on canvases: no picture is fetched, so nobody learns what is looked at. */
export class WorldLayer extends L.GridLayer {
  constructor(private readonly files: MapFiles) {
    super({ keepBuffer: 1, attribution: ATTRIBUTION });
  }

  protected override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const size = this.getTileSize().x;
    const canvas = document.createElement("canvas");
    const density = window.devicePixelRatio || 1;
    canvas.width = canvas.height = size * density;
    const pen = canvas.getContext("2d");
    const container = this._map.getContainer();
    void this.shapes(coords, size).then(([shapes, place]) => {
      if (pen) {
        pen.scale(density, density);
        paint(pen, size, shapes, place, paletteOf(container));
      }
      done(undefined, canvas);
    });
    return canvas;
  }

  private async shapes({ x, y, z }: L.Coords, size: number) {
    if (z < TILE_ZOOM) {
      const place: Placement = { side: size * 2 ** z, left: x * size, top: y * size };
      return [this.files.world, place] as const;
    }
    const parts = 2 ** (z - TILE_ZOOM);
    const [column, row] = [Math.floor(x / parts), Math.floor(y / parts)];
    const place: Placement = {
      side: size * parts,
      left: (x - column * parts) * size,
      top: (y - row * parts) * size,
    };
    const tile = row < 0 ? EMPTY_TILE : await this.files.tile(column, row);
    return [tile, place] as const;
  }
}
