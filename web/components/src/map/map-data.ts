/**
 * The map's own files, as map-data-tools/cut.mjs writes them. A line is its first point and then the steps to the next ones,
 * `[x, y, dx, dy, ...]`, in parts of a square: of the world (65536 a side) in world.json, of a tile of zoom 4 (4096) elsewhere.
 */
export const WORLD_EXTENT = 65536;
export const TILE_EXTENT = 4096;
/** The zoom level of which there is a file for every square; the overview serves the levels below. */
export const TILE_ZOOM = 4;
export const TILES_A_SIDE = 2 ** TILE_ZOOM;

/** x, y, name, rank (twice the binary logarithm of the population), 1 for a capital. */
export type TownEntry = readonly [x: number, y: number, name: string, rank: number, capital: 0 | 1];

/** x, y, ISO 3166 code or "", English name, rank (binary logarithm of the area). */
export type CountryEntry = readonly [
  x: number,
  y: number,
  code: string,
  name: string,
  rank: number,
];

export interface TileFile {
  readonly land: readonly number[][];
  readonly borders: readonly number[][];
  readonly towns: readonly TownEntry[];
}

export interface WorldFile extends TileFile {
  readonly countries: readonly CountryEntry[];
  readonly tiles: readonly string[];
}

/** Shapes ready to draw: every line as `[x, y, x, y, ...]`. */
export interface Shapes {
  readonly land: readonly Float64Array[];
  readonly borders: readonly Float64Array[];
  readonly extent: number;
}

export interface Tile extends Shapes {
  readonly towns: readonly TownEntry[];
}

export interface World extends Tile {
  readonly countries: readonly CountryEntry[];
  readonly tiles: ReadonlySet<string>;
}

export function points(steps: readonly number[]): Float64Array {
  const out = new Float64Array(steps.length);
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < steps.length; i += 2) {
    out[i] = x += steps[i] ?? 0;
    out[i + 1] = y += steps[i + 1] ?? 0;
  }
  return out;
}

export function readTile(file: TileFile, extent = TILE_EXTENT): Tile {
  return {
    land: file.land.map(points),
    borders: file.borders.map(points),
    towns: file.towns,
    extent,
  };
}

export function readWorld(file: WorldFile): World {
  return {
    ...readTile(file, WORLD_EXTENT),
    countries: file.countries,
    tiles: new Set(file.tiles),
  };
}

export const EMPTY_TILE: Tile = { land: [], borders: [], towns: [], extent: TILE_EXTENT };
