// @vitest-environment node
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";

it("is refused by the build where it costs a page too much", async () => {
  const { checkSize } = (await import(new URL("../../tools/size.mjs", import.meta.url).href)) as {
    checkSize: (file: string) => number;
  };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "agent-"));
  const file = path.join(folder, "agent.js");
  try {
    fs.writeFileSync(file, "short");
    expect(checkSize(file)).toBeLessThan(100);
    // what does not compress
    fs.writeFileSync(file, crypto.getRandomValues(new Uint8Array(5_100)));
    expect(() => checkSize(file)).toThrow("agent.js has 51");
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
