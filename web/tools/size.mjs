import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

/** What a page pays for the agent, in bytes as they are sent. */
const BUDGET = 5_000;

/** How many bytes of the file are sent; refuses one that costs a page more than it may. */
export function checkSize(file) {
  const size = zlib.gzipSync(fs.readFileSync(file), { level: 9 }).length;
  if (size >= BUDGET)
    throw new Error(`${path.basename(file)} has ${size} bytes compressed, ${BUDGET} are too many`);
  return size;
}
