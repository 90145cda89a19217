import type { DeviceType } from "../icons/device-icons.js";

/** Something to show on the map: a session at its place, or many that are told of together. */
export interface MapPoint {
  readonly latitude: number;
  readonly longitude: number;
  /** Radius around the place within which the session truly is; absent where nobody knows. */
  readonly accuracyKm?: number | undefined;
  readonly deviceType: DeviceType;
  /** What a pin tells of the session, a line each, the first one in bold: plain text, never markup. */
  readonly lines: readonly string[];
  /** How many sessions it stands for; one where nothing is said. */
  readonly count?: number;
}

/** All points of one place: they share a pin, since pins of the same place would lie one upon the other. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyKm: number | undefined;
  readonly points: readonly MapPoint[];
}

/** How many sessions those points stand for. */
export function counted(points: readonly MapPoint[]): number {
  return points.reduce((sum, { count = 1 }) => sum + count, 0);
}

export function places(points: readonly MapPoint[]): Place[] {
  const found = new Map<string, MapPoint[]>();
  for (const point of points.filter(isOnEarth)) {
    const key = `${point.latitude.toFixed(2)} ${point.longitude.toFixed(2)}`;
    const same = found.get(key);
    if (same) same.push(point);
    else found.set(key, [point]);
  }
  return [...found.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const radii = same.flatMap(({ accuracyKm }) =>
      accuracyKm && accuracyKm > 0 ? [accuracyKm] : [],
    );
    return [
      {
        latitude: first.latitude,
        longitude: first.longitude,
        accuracyKm: radii.length ? Math.max(...radii) : undefined,
        points: same,
      },
    ];
  });
}

/**
 * Places whose pins would hide each other share one, at the first of them.
 *
 * @param at where a place is in the window, in pixels
 * @param apart so far from each other, to the side or up and down, two pins are both to be hit
 */
export function gathered(
  places: readonly Place[],
  at: (place: Place) => { readonly x: number; readonly y: number },
  apart: number,
): Place[] {
  const found: { place: Place; x: number; y: number }[] = [];
  for (const place of places) {
    const { x, y } = at(place);
    const near = found.find(
      (other) => Math.abs(other.x - x) < apart && Math.abs(other.y - y) < apart,
    );
    if (near) near.place = { ...near.place, points: [...near.place.points, ...place.points] };
    else found.push({ place, x, y });
  }
  return found.map(({ place }) => place);
}

function isOnEarth({ latitude, longitude }: MapPoint): boolean {
  return (
    Number.isFinite(latitude) &&
    Number.isFinite(longitude) &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180
  );
}
