import {
  EMPTY_TILE,
  TILES_A_SIDE,
  readTile,
  readWorld,
  type Tile,
  type TileFile,
  type World,
  type WorldFile,
} from "./map-data.js";

/** Fetches each of the map's files once. Without the overview there is no map; a lost tile is only a piece of empty sea. */
export class MapFiles {
  private readonly tiles = new Map<string, Promise<Tile>>();

  private constructor(
    private readonly folder: string,
    readonly world: World,
  ) {}

  /** @param folder address of the folder of the files, which ends with a slash */
  static async open(folder: string): Promise<MapFiles> {
    return new MapFiles(folder, readWorld(await json<WorldFile>(`${folder}world.json`)));
  }

  /** @param x column, counted on over the date line in both directions: the world repeats itself */
  tile(x: number, y: number): Promise<Tile> {
    const name = `${wrap(x)}-${y}`;
    if (!this.world.tiles.has(name)) return Promise.resolve(EMPTY_TILE);
    let tile = this.tiles.get(name);
    if (!tile) {
      tile = json<TileFile>(`${this.folder}${name}.json`).then(
        (file) => readTile(file),
        () => EMPTY_TILE,
      );
      this.tiles.set(name, tile);
    }
    return tile;
  }
}

function wrap(x: number): number {
  return ((x % TILES_A_SIDE) + TILES_A_SIDE) % TILES_A_SIDE;
}

async function json<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The map file ${address} answered ${response.status}`);
  return (await response.json()) as T;
}
