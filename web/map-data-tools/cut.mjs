/**
 * Cuts Natural Earth (land, borders) and GeoNames (towns) into the small static files that the map of live sessions draws:
 * one overview of the world and one file for every square of zoom level 4 that has anything in it. The format is told in
 * components/src/map/map-data.ts.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import zlib from "node:zlib";
import { geoArea } from "d3-geo";
import geojsonvt from "geojson-vt";
import countryCodes from "i18n-iso-countries";
import polylabel from "polylabel";
import { feature, mesh } from "topojson-client";
import { flatLines, flatPolygons, mercator, steps } from "./plane.mjs";
import { townsByTile, worldTowns } from "./towns.mjs";

const ZOOM = 4;
const SIDE = 2 ** ZOOM;
const TILE_EXTENT = 4096;
const WORLD_EXTENT = 65536;
const OUT = new URL("../components/map-data/", import.meta.url);

const require = createRequire(import.meta.url);
const atlas = (scale) => require(`world-atlas/countries-${scale}.json`);
const between = (a, b) => a !== b;

function landAndBorders(scale) {
  const topology = atlas(scale);
  return {
    land: feature(topology, topology.objects.land).features.flatMap((one) =>
      flatPolygons(one.geometry),
    ),
    borders: flatLines(mesh(topology, topology.objects.countries, between)),
  };
}

function world() {
  const onWorld = (point) => mercator(point).map((part) => Math.round(part * WORLD_EXTENT));
  const { land, borders } = landAndBorders("110m");
  return {
    land: land.flat().map((ring) => steps(ring.map(onWorld))),
    borders: borders.map((line) => steps(line.map(onWorld))),
    towns: worldTowns(WORLD_EXTENT),
    countries: countries(onWorld),
  };
}

/** A country's label stands where most of its largest part is around it. */
function countries(onWorld) {
  const topology = atlas("50m");
  return feature(topology, topology.objects.countries).features.map((country) => {
    const polygons = flatPolygons(country.geometry);
    const area = (polygon) => geoArea({ type: "Polygon", coordinates: polygon });
    const sizes = polygons.map((polygon) => Math.min(area(polygon), 4 * Math.PI - area(polygon)));
    const largest = polygons[sizes.indexOf(Math.max(...sizes))];
    const size = sizes.reduce((sum, part) => sum + part, 0);
    const code = country.id ? (countryCodes.numericToAlpha2(country.id) ?? "") : "";
    const [x, y] = onWorld(polylabel(largest, 0.5));
    return [x, y, code, country.properties.name, Math.round(Math.log2(size * 4e7))];
  });
}

function* tiles() {
  const { land, borders } = landAndBorders("10m");
  const options = {
    maxZoom: ZOOM,
    indexMaxZoom: ZOOM,
    indexMaxPoints: 0,
    tolerance: 3,
    extent: TILE_EXTENT,
    buffer: 16,
  };
  const index = (type, coordinates) =>
    geojsonvt({ type: "Feature", properties: {}, geometry: { type, coordinates } }, options);
  const landIndex = index("MultiPolygon", land);
  const borderIndex = index("MultiLineString", borders);
  const towns = townsByTile({ side: SIDE, extent: TILE_EXTENT, atMost: 250 });
  const lines = (tile) => tile?.features.flatMap((one) => one.geometry.map(steps)) ?? [];
  for (let x = 0; x < SIDE; x++) {
    for (let y = 0; y < SIDE; y++) {
      const tile = {
        land: lines(landIndex.getTile(ZOOM, x, y)),
        borders: lines(borderIndex.getTile(ZOOM, x, y)),
        towns: towns.get(`${x}-${y}`) ?? [],
      };
      if (tile.land.length + tile.borders.length + tile.towns.length) yield [`${x}-${y}`, tile];
    }
  }
}

const sizes = [];
function write(name, content) {
  const text = JSON.stringify(content);
  fs.writeFileSync(new URL(`${name}.json`, OUT), text + "\n");
  sizes.push([name, text.length, zlib.gzipSync(text, { level: 9 }).length]);
}

fs.rmSync(OUT, { recursive: true, force: true });
fs.mkdirSync(OUT, { recursive: true });
const names = [];
for (const [name, tile] of tiles()) {
  write(name, tile);
  names.push(name);
}
write("world", { ...world(), tiles: names });
const total = (column) => Math.round(sizes.reduce((sum, row) => sum + row[column], 0) / 1024);
const largest = Math.max(...sizes.map((row) => row[2]));
console.log(
  `${names.length} tiles and the world: ${total(1)} KB, ${total(2)} KB gzip, the largest ${Math.round(largest / 1024)} KB`,
);
