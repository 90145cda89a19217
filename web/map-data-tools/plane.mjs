import { geoArea, geoEquirectangular } from "d3-geo";
import { geoProject } from "d3-geo-projection";

/**
 * world-atlas keeps its shapes on the sphere: Russia and Antarctica run on across 180 degrees, and the winding of a ring says
 * which side is land. A canvas knows neither, so every shape is wound right and cut at the date line first.
 */
const degrees = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .precision(0);

const HALF_SPHERE = 2 * Math.PI;

function wound(rings) {
  const area = geoArea({ type: "Polygon", coordinates: rings });
  return area > HALF_SPHERE ? rings.map((ring) => [...ring].reverse()) : rings;
}

/** @returns the polygons (lists of rings) of a geometry, in degrees of longitude and latitude, cut at the date line */
export function flatPolygons(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const flat = geoProject({ type: "MultiPolygon", coordinates: polygons.map(wound) }, degrees);
  return northUp(flat.type === "Polygon" ? [flat.coordinates] : flat.coordinates);
}

/** @returns the lines of a MultiLineString, in degrees, cut at the date line */
export function flatLines(geometry) {
  const flat = geoProject(geometry, degrees);
  return northUp(flat.type === "LineString" ? [flat.coordinates] : flat.coordinates);
}

/** A projection's y grows downwards, a latitude upwards. */
function northUp(coordinates) {
  return typeof coordinates[0] === "number"
    ? [coordinates[0], -coordinates[1]]
    : coordinates.map(northUp);
}

const MERCATOR_END = 85;

/** @returns Web Mercator, both axes from 0 (west, north) to 1 */
export function mercator([longitude, latitude]) {
  const sin = Math.sin((Math.max(-MERCATOR_END, Math.min(MERCATOR_END, latitude)) * Math.PI) / 180);
  return [(longitude + 180) / 360, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

/** A line as first point and steps: `[x, y, dx, dy, ...]`; small numbers compress to half. */
export function steps(points) {
  let [px, py] = [0, 0];
  const out = [];
  for (const [x, y] of points) {
    if (out.length && x === px && y === py) continue;
    out.push(x - px, y - py);
    [px, py] = [x, y];
  }
  return out;
}
