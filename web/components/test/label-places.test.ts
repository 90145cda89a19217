import { describe, expect, it } from "vitest";
import {
  countryLabels,
  place,
  repeated,
  tilesInView,
  tileTownLabels,
  worldTownLabels,
  type Label,
} from "../src/map/label-places.js";

const VIEW = { left: 0, top: 0, right: 400, bottom: 300 };
const town = (x: number, y: number, text: string, rank: number): Label => ({
  x,
  y,
  text,
  kind: "town",
  rank,
});
const texts = (labels: readonly Label[]) => labels.map(({ text }) => text);
const wide = () => 60;

describe("labels", () => {
  it("give way to the greater town", () => {
    const labels = [town(100, 100, "Small", 20), town(110, 104, "Great", 40)];
    expect(texts(place(labels, VIEW, [], wide))).toEqual(["Great"]);
  });

  it("stand side by side where there is room", () => {
    const labels = [town(100, 100, "A", 20), town(100, 140, "B", 40)];
    expect(texts(place(labels, VIEW, [], wide))).toEqual(["B", "A"]);
  });

  it("stay out of the way of pins", () => {
    const pin = { left: 90, top: 80, right: 130, bottom: 120 };
    expect(place([town(100, 100, "A", 20)], VIEW, [pin], wide)).toEqual([]);
  });

  it("are not cut off by the edge", () => {
    expect(place([town(370, 100, "A", 20)], VIEW, [], wide)).toEqual([]);
    expect(place([town(100, 298, "A", 20)], VIEW, [], wide)).toEqual([]);
  });

  it("name smaller towns the closer one looks, and capitals always", () => {
    const towns = [
      [0, 0, "Village", 27, 0],
      [0, 0, "Capital", 20, 1],
    ] as const;
    expect(texts(tileTownLabels(towns, 8, 5, 5))).toEqual(["Capital"]);
    expect(texts(tileTownLabels(towns, 8, 5, 9))).toEqual(["Village", "Capital"]);
    expect(worldTownLabels(towns, 2)).toEqual([]);
  });

  it("name large countries first, in the reader's language", () => {
    const countries = [
      [32768, 32768, "AT", "Austria", 12],
      [0, 0, "", "Kosovo", 9],
    ] as const;
    const german = (code: string, fallback: string) => (code === "AT" ? "Österreich" : fallback);
    expect(texts(countryLabels(countries, 5, german))).toEqual(["Österreich"]);
    expect(texts(countryLabels(countries, 6, german))).toEqual(["Österreich", "Kosovo"]);
    expect(countryLabels(countries, 8, german)).toEqual([]);
    expect(countryLabels(countries, 5, german)[0]).toMatchObject({ x: 4096, y: 4096 });
  });

  it("stand on every copy of the world", () => {
    const view = { left: -300, top: 0, right: 300, bottom: 256 };
    expect(repeated([town(10, 10, "A", 1)], view, 0).map(({ x }) => x)).toEqual([
      -502, -246, 10, 266,
    ]);
  });
});

describe("tiles in view", () => {
  it("go on over the date line and end at the poles", () => {
    const view = { left: -10, top: -50, right: 300, bottom: 100 };
    expect(tilesInView(view, 4)).toEqual([
      [-1, 0],
      [0, 0],
      [1, 0],
    ]);
  });
});
