import { keepRelative } from "@live-sessions/components/time";
import { drawMap, localeOf, sendOnce, sessionsOf } from "./choice-page.js";

/** Name of the folder of the map's files beside this script; the build writes it. */
declare const MAP_FOLDER: string;

const page = document.getElementById("live-sessions");
if (page) {
  keepRelative(page, localeOf(page));
  const form = page.querySelector("form");
  if (form) sendOnce(form);
  const map = document.getElementById("live-sessions-map");
  const points = sessionsOf(page);
  if (map && points.length) void drawMap(map, points, new URL(MAP_FOLDER, import.meta.url).href);
}
