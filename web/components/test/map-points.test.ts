import { describe, expect, it } from "vitest";
import { places, type MapPoint } from "../src/map/map-points.js";

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
