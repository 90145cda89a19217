import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SessionMap, type MapPoint } from "../src/map/session-map.js";

const WORLD = { land: [], borders: [], towns: [], countries: [], tiles: [] };
const LABELS = { map: "Map of sessions", zoomIn: "In", zoomOut: "Out" };
const VIENNA: MapPoint = {
  latitude: 48.2,
  longitude: 16.37,
  accuracyKm: 25,
  deviceType: "desktop",
  lines: ["<img src=x onerror=alert(1)>", "Vienna"],
};

describe("the map of sessions", () => {
  let element: HTMLElement;

  beforeEach(() => {
    element = document.createElement("div");
    document.body.append(element);
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(WORLD))));
  });

  afterEach(() => {
    element.remove();
    vi.unstubAllGlobals();
  });

  const draw = (points: MapPoint[], geoAttribution?: { text: string; href?: string }) =>
    SessionMap.draw(element, {
      points,
      folder: "/m/",
      locale: "en",
      labels: LABELS,
      geoAttribution,
    });

  it("has a name, a pin that tells its session, and its circle", async () => {
    await draw([VIENNA]);
    expect(element.getAttribute("aria-label")).toBe("Map of sessions");
    const pin = element.querySelector(".ls-map-pin");
    expect(pin?.getAttribute("aria-label")).toBe("<img src=x onerror=alert(1)>, Vienna");
    expect(pin?.getAttribute("tabindex")).toBe("0");
    expect(element.querySelectorAll(".ls-map-accuracy")).toHaveLength(1);
  });

  it("writes what devices call themselves as text", async () => {
    await draw([VIENNA]);
    element.querySelector<HTMLElement>(".ls-map-pin")?.click();
    expect(element.querySelector(".leaflet-popup strong")?.textContent).toBe(VIENNA.lines[0]);
    expect(element.querySelector("img")).toBeNull();
  });

  it("counts the sessions of one place on one pin", async () => {
    await draw([VIENNA, VIENNA]);
    expect(element.querySelectorAll(".ls-map-pin")).toHaveLength(1);
    expect(element.querySelector(".ls-map-pin b")?.textContent).toBe("2");
  });

  it("thanks those whose data it shows", async () => {
    await draw([], { text: "IP Geolocation by <DB-IP>", href: "https://db-ip.com" });
    const thanks = element.querySelector(".leaflet-control-attribution");
    expect(thanks?.textContent).toContain("Natural Earth");
    expect(thanks?.textContent).toContain("GeoNames");
    expect(thanks?.textContent).toContain("IP Geolocation by <DB-IP>");
  });

  it("shows other sessions when told to", async () => {
    const map = await draw([VIENNA]);
    map.show([
      { ...VIENNA, accuracyKm: undefined },
      { ...VIENNA, latitude: 10 },
    ]);
    expect(element.querySelectorAll(".ls-map-pin")).toHaveLength(2);
    expect(element.querySelectorAll(".ls-map-accuracy")).toHaveLength(1);
  });

  it("fails where its files cannot be had", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
    await expect(draw([VIENNA])).rejects.toThrow("offline");
  });
});
