import {
  TILES_A_SIDE,
  TILE_EXTENT,
  TILE_ZOOM,
  WORLD_EXTENT,
  type CountryEntry,
  type TownEntry,
} from "./map-data.js";

/** A name that could be written on the map, at a point in pixels of the whole world at this zoom. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly kind: "country" | "town" | "capital";
  readonly rank: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const LEAFLET_TILE = 256;
export const worldSide = (zoom: number) => LEAFLET_TILE * 2 ** zoom;

/** Below this zoom there is no room for towns, above the other one a country is larger than the screen. */
const TOWNS_FROM = 3;
const COUNTRIES_UNTIL = 7.5;
const BEFORE_ALL_TOWNS = 100;
const CAPITAL_BONUS = 8;

export function countryLabels(
  countries: readonly CountryEntry[],
  zoom: number,
  nameOf: (code: string, fallback: string) => string,
): Label[] {
  if (zoom >= COUNTRIES_UNTIL) return [];
  const scale = worldSide(zoom) / WORLD_EXTENT;
  return countries
    .filter(([, , , , rank]) => rank > 18.5 - 1.6 * zoom)
    .map(([x, y, code, name, rank]) => ({
      x: x * scale,
      y: y * scale,
      text: nameOf(code, name),
      kind: "country",
      rank: BEFORE_ALL_TOWNS + rank,
    }));
}

/** Towns of the overview. */
export function worldTownLabels(towns: readonly TownEntry[], zoom: number): Label[] {
  if (zoom < TOWNS_FROM) return [];
  return towns.map((town) => townLabel(town, worldSide(zoom) / WORLD_EXTENT, 0, 0));
}

/** Towns of one tile: the closer one looks, the smaller the towns that are named. */
export function tileTownLabels(
  towns: readonly TownEntry[],
  column: number,
  row: number,
  zoom: number,
): Label[] {
  const side = worldSide(zoom) / TILES_A_SIDE;
  const least = 2 * (21.5 - 1.15 * zoom);
  return towns
    .filter(([, , , rank, capital]) => capital === 1 || rank > least)
    .map((town) => townLabel(town, side / TILE_EXTENT, column * side, row * side));
}

function townLabel(
  [x, y, text, rank, capital]: TownEntry,
  scale: number,
  left: number,
  top: number,
): Label {
  return {
    x: left + x * scale,
    y: top + y * scale,
    text,
    kind: capital ? "capital" : "town",
    rank: capital ? rank + CAPITAL_BONUS : rank,
  };
}

/** The tiles of zoom 4 that a view shows, as columns and rows; columns go on over the date line. */
export function tilesInView(view: Box, zoom: number): [column: number, row: number][] {
  const side = worldSide(zoom) / 2 ** TILE_ZOOM;
  const found: [number, number][] = [];
  const lastRow = Math.min(TILES_A_SIDE - 1, Math.floor(view.bottom / side));
  for (let column = Math.floor(view.left / side); column <= Math.floor(view.right / side); column++)
    for (let row = Math.max(0, Math.floor(view.top / side)); row <= lastRow; row++)
      found.push([column, row]);
  return found;
}

/** The same label on every copy of the world that the view shows. */
export function repeated(labels: readonly Label[], view: Box, zoom: number): Label[] {
  const side = worldSide(zoom);
  const copies: Label[] = [];
  for (let copy = Math.floor(view.left / side); copy <= Math.floor(view.right / side); copy++)
    for (const label of labels) copies.push({ ...label, x: label.x + copy * side });
  return copies;
}

const MOST_LABELS = 60;
const LINE = 15;
const DOT = 8;

/** @param width pixels that the label's text takes */
export function boxOf(label: Label, width: number): Box {
  const left = label.kind === "country" ? label.x - width / 2 : label.x - DOT / 2;
  const right = label.kind === "country" ? label.x + width / 2 : label.x + DOT + width;
  return { left, right, top: label.y - LINE / 2, bottom: label.y + LINE / 2 };
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

const within = (box: Box, view: Box) =>
  box.left >= view.left &&
  box.right <= view.right &&
  box.top >= view.top &&
  box.bottom <= view.bottom;

/** Chooses by rank the labels that are wholly in view and overlap neither each other nor what is `taken` already. */
export function place(
  labels: readonly Label[],
  view: Box,
  taken: readonly Box[],
  width: (label: Label) => number,
): Label[] {
  const boxes = [...taken];
  const chosen: Label[] = [];
  for (const label of [...labels].sort((a, b) => b.rank - a.rank)) {
    const box = boxOf(label, width(label));
    if (!within(box, view) || boxes.some((other) => overlap(box, other))) continue;
    boxes.push(box);
    chosen.push(label);
    if (chosen.length === MOST_LABELS) break;
  }
  return chosen;
}
