import { describe, expect, it } from "vitest";
import { paint, type Pen } from "../src/map/paint.js";

/** Writes down what is drawn. */
function recorder() {
  const drawn: string[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      drawn.push(`${name} ${args.join(",")}`.trim());
  const pen = {
    beginPath: note("begin"),
    moveTo: note("move"),
    lineTo: note("line"),
    closePath: note("close"),
    fill: note("fill"),
    fillRect: note("rect"),
    stroke: note("stroke"),
    setLineDash: note("dash"),
    fillStyle: "",
    strokeStyle: "",
    lineWidth: 0,
  };
  return { pen: pen as unknown as Pen, drawn };
}

const COLOURS = { sea: "blue", land: "white", coast: "grey", border: "red" };

describe("a square of the map", () => {
  it("shows its part of a tile at its size", () => {
    const { pen, drawn } = recorder();
    const shapes = { land: [Float64Array.of(0, 0, 2048, 4096)], borders: [], extent: 4096 };
    paint(pen, 256, shapes, { side: 512, left: 256, top: 0 }, COLOURS);
    expect(drawn).toEqual(
      expect.arrayContaining([
        "rect 0,0,256,256",
        "move -256,0",
        "line 0,512",
        "close",
        "fill evenodd",
      ]),
    );
  });

  it("leaves borders open", () => {
    const { pen, drawn } = recorder();
    const shapes = { land: [], borders: [Float64Array.of(0, 0, 10, 10)], extent: 256 };
    paint(pen, 256, shapes, { side: 256, left: 0, top: 0 }, COLOURS);
    expect(drawn).toContain("line 10,10");
    expect(drawn).not.toContain("close");
  });
});
