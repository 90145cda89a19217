import { afterEach, describe, expect, it, vi } from "vitest";
import { drawMap, localeOf, sendOnce, sessionsOf } from "../src/choice-page.js";

function page(html: string): HTMLElement {
  const root = document.createElement("div");
  root.innerHTML = html;
  document.body.replaceChildren(root);
  return root;
}

describe("the choice page", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("takes from its own list what has a place", () => {
    const root = page(`
      <span data-device-type="mobile" data-latitude="48.2" data-longitude="16.4" data-accuracy="25">
        <b data-map-line>Pixel</b> <i data-map-line> Vienna,
          Austria </i><i>5 minutes ago</i></span>
      <span data-device-type="toaster" data-latitude="1" data-longitude="2"></span>
      <span data-device-type="desktop"><b data-map-line>Nowhere</b></span>`);
    expect(sessionsOf(root)).toEqual([
      {
        latitude: 48.2,
        longitude: 16.4,
        accuracyKm: 25,
        deviceType: "mobile",
        lines: ["Pixel", "Vienna, Austria"],
      },
      { latitude: 1, longitude: 2, accuracyKm: undefined, deviceType: "unknown", lines: [] },
    ]);
  });

  it("hides the map again where it cannot load", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
    const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const map = page('<div data-state="waiting" data-map="Map"></div>')
      .firstElementChild as HTMLElement;
    await drawMap(map, [], "/m/");
    expect(map.dataset["state"]).toBe("failed");
    expect(warned).toHaveBeenCalledOnce();
  });

  it.each([
    ["ar", "ar"],
    ["pt_BR", "pt-BR"],
    ["zh-hans", "zh-Hans"],
    ["not a locale", "en"],
  ])("reads the language %s as %s", (lang, locale) => {
    const root = page("<p></p>");
    root.lang = lang;
    expect(localeOf(root)).toBe(locale);
  });

  it.each([
    ["٠", "ar-u-nu-arab"],
    ["0", "ar-u-nu-latn"],
    ["?", "ar"],
  ])("counts with the digits of the server's %s", (zero, locale) => {
    const root = page("<p></p>");
    root.lang = "ar";
    root.dataset["zero"] = zero;
    expect(localeOf(root)).toBe(locale);
  });

  it("is sent once, and again when the browser brings it back", () => {
    const form = page("<form></form>").querySelector("form");
    if (!form) throw new Error("no form");
    sendOnce(form);
    const submit = () => form.dispatchEvent(new Event("submit", { cancelable: true }));
    expect([submit(), submit()]).toEqual([true, false]);
    window.dispatchEvent(new Event("pageshow"));
    expect(submit()).toBe(true);
  });
});
