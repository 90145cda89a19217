import fs from "node:fs";
import path from "node:path";
import { describe, expect, it, vi, afterEach } from "vitest";
import { points, readTile, readWorld, type TileFile, type WorldFile } from "../src/map/map-data.js";
import { MapFiles } from "../src/map/map-files.js";

const DATA = path.join(import.meta.dirname, "../map-data");
const file = (name: string) =>
  JSON.parse(fs.readFileSync(path.join(DATA, name), "utf8")) as unknown;

describe("lines of steps", () => {
  it("become points", () => {
    expect([...points([10, 20, 1, -2, 0, 5])]).toEqual([10, 20, 11, 18, 11, 23]);
  });

  it("may be empty", () => {
    expect([...points([])]).toEqual([]);
  });
});

describe("the committed map", () => {
  const world = readWorld(file("world.json") as WorldFile);

  it("has a file for each tile that the overview names, and no other", () => {
    const files = fs.readdirSync(DATA).map((name) => name.replace(".json", ""));
    expect(files.filter((name) => name !== "world").sort()).toEqual([...world.tiles].sort());
  });

  it("lies within the world", () => {
    for (const line of [...world.land, ...world.borders])
      for (const value of line) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(world.extent);
      }
  });

  it("knows Vienna as a capital in its tile", () => {
    const { towns } = readTile(file("8-5.json") as TileFile);
    expect(towns.find(([, , name]) => name === "Vienna")?.[4]).toBe(1);
  });

  it("has land where Vienna is and sea in the Atlantic", () => {
    expect(inside(world.land, 0.5455 * world.extent, 0.3466 * world.extent)).toBe(true);
    expect(inside(world.land, 0.4 * world.extent, 0.4 * world.extent)).toBe(false);
  });
});

/** Even-odd rule, as the canvas fills. */
function inside(rings: readonly Float64Array[], x: number, y: number): boolean {
  let within = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [xi = 0, yi = 0, xj = 0, yj = 0] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) within = !within;
    }
  return within;
}

describe("the map's files", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const tile: TileFile = { land: [[1, 1]], borders: [], towns: [] };
  const world: WorldFile = { ...tile, countries: [], tiles: ["15-3", "2-2"] };
  const serve = (answers: Record<string, unknown>) => {
    const fetched = vi.fn((address: string) =>
      Promise.resolve(
        address in answers
          ? new Response(JSON.stringify(answers[address]))
          : new Response("", { status: 404 }),
      ),
    );
    vi.stubGlobal("fetch", fetched);
    return fetched;
  };

  it("are fetched once, also over the date line", async () => {
    const fetched = serve({ "/m/world.json": world, "/m/15-3.json": tile });
    const files = await MapFiles.open("/m/");
    const [east, west] = await Promise.all([files.tile(15, 3), files.tile(-1, 3)]);
    expect(east.land).toHaveLength(1);
    expect(west).toBe(east);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it("leave a piece of sea where one is lost, and ask for none that is not there", async () => {
    const fetched = serve({ "/m/world.json": world });
    const files = await MapFiles.open("/m/");
    expect((await files.tile(2, 2)).land).toEqual([]);
    expect((await files.tile(5, 5)).land).toEqual([]);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it("fail where there is no overview", async () => {
    serve({});
    await expect(MapFiles.open("/m/")).rejects.toThrow("404");
  });
});
