import type { Shapes } from "./map-data.js";
import type { Palette } from "./palette.js";

/** Where shapes go on a canvas: their square is `side` pixels wide there and begins `left` and `top` pixels outside of it. */
export interface Placement {
  readonly side: number;
  readonly left: number;
  readonly top: number;
}

export type Pen = Pick<
  CanvasRenderingContext2D,
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "closePath"
  | "fill"
  | "fillRect"
  | "stroke"
  | "setLineDash"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
>;

const COAST_WIDTH = 1;
const BORDER_WIDTH = 1;
const BORDER_DASH = [5, 3];

/** Draws sea, land and borders of one square of the screen, `size` pixels a side. */
export function paint(pen: Pen, size: number, shapes: Shapes, place: Placement, colours: Palette) {
  pen.fillStyle = colours.sea;
  pen.fillRect(0, 0, size, size);

  const scale = place.side / shapes.extent;
  trace(pen, shapes.land, scale, place, true);
  pen.fillStyle = colours.land;
  // islands in lakes and lakes in land are rings of the same shape
  pen.fill("evenodd");
  pen.strokeStyle = colours.coast;
  pen.lineWidth = COAST_WIDTH;
  pen.stroke();

  trace(pen, shapes.borders, scale, place, false);
  pen.strokeStyle = colours.border;
  pen.lineWidth = BORDER_WIDTH;
  pen.setLineDash(BORDER_DASH);
  pen.stroke();
  pen.setLineDash([]);
}

function trace(
  pen: Pen,
  lines: readonly Float64Array[],
  scale: number,
  place: Placement,
  closed: boolean,
) {
  pen.beginPath();
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i += 2) {
      const x = (line[i] ?? 0) * scale - place.left;
      const y = (line[i + 1] ?? 0) * scale - place.top;
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    }
    if (closed) pen.closePath();
  }
}
