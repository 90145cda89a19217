import { describe, expect, it } from "vitest";
import { gathered, places, type MapPoint, type Place } from "../src/map/map-points.js";

const at = (latitude: number, longitude: number, accuracyKm?: number): MapPoint => ({
  latitude,
  longitude,
  accuracyKm,
  deviceType: "desktop",
  lines: [`${latitude}`],
});

describe("places", () => {
  it("share a pin and the larger circle", () => {
    const found = places([at(48.2, 16.37, 20), at(48.2001, 16.3699, 50), at(47, 15)]);
    expect(found.map(({ points }) => points.length)).toEqual([2, 1]);
    expect(found.map(({ accuracyKm }) => accuracyKm)).toEqual([50, undefined]);
  });

  it("that are none are not shown", () => {
    expect(places([at(Number.NaN, 10), at(91, 0), at(0, 181)])).toEqual([]);
  });

  it("without a known accuracy have no circle", () => {
    expect(places([at(1, 1, 0)])[0]?.accuracyKm).toBeUndefined();
  });
});

describe("pins that would hide each other", () => {
  const far = (longitude: number): Place => ({
    latitude: 0,
    longitude,
    accuracyKm: undefined,
    points: [at(0, longitude)],
  });

  it("are one, at the first of them", () => {
    const window = ({ longitude }: Place) => ({ x: longitude, y: 0 });
    const found = gathered([far(0), far(10), far(40)], window, 24);
    expect(found.map(({ longitude, points }) => [longitude, points.length])).toEqual([
      [0, 2],
      [40, 1],
    ]);
  });

  it("are several again where somebody looks closer", () => {
    const closer = ({ longitude }: Place) => ({ x: 4 * longitude, y: 0 });
    expect(gathered([far(0), far(10)], closer, 24)).toHaveLength(2);
  });
});
