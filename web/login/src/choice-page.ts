import { isDeviceType } from "@live-sessions/components/icons";
import type { MapPoint } from "@live-sessions/components/map";

/** Reads the sessions that the page lists: the markup is the only copy of them, with scripts and without. */
export function sessionsOf(page: ParentNode): MapPoint[] {
  return [...page.querySelectorAll<HTMLElement>("[data-latitude][data-longitude]")].map((item) => {
    const { latitude, longitude, accuracy, deviceType } = item.dataset;
    return {
      latitude: Number(latitude),
      longitude: Number(longitude),
      accuracyKm: accuracy ? Number(accuracy) : undefined,
      deviceType: isDeviceType(deviceType) ? deviceType : "unknown",
      lines: [...item.querySelectorAll("[data-map-line]")].flatMap(
        ({ textContent }) => textContent.replace(/\s+/g, " ").trim() || [],
      ),
    };
  });
}

/** Draws the map into its element, which is not seen before, nor where the map cannot load: the list says it all. */
export async function drawMap(element: HTMLElement, points: readonly MapPoint[], folder: string) {
  const { map = "", zoomIn = "", zoomOut = "" } = element.dataset;
  element.dataset["state"] = "shown";
  try {
    const { SessionMap } = await import("@live-sessions/components/map");
    await SessionMap.draw(element, {
      points,
      folder,
      locale: localeOf(element),
      labels: { map, zoomIn, zoomOut },
    });
  } catch (reason) {
    element.dataset["state"] = "failed";
    console.warn("Live Sessions: the map cannot be shown", reason);
  }
}

const DIGITS: Readonly<Record<string, string>> = { "0": "latn", "٠": "arab", "۰": "arabext" };

/**
 * The page's locale, which Keycloak writes as language of the root element, "zh-Hans" and "pt_BR" alike. Server and browser
 * need not agree on the digits of a language: those of the server's zero, which the page tells, are taken.
 */
export function localeOf(element: Element): string {
  const tag = element.closest("[lang]")?.getAttribute("lang")?.replace("_", "-") ?? "en";
  const zero = element.closest<HTMLElement>("[data-zero]")?.dataset["zero"] ?? "";
  const numberingSystem = DIGITS[zero];
  try {
    return new Intl.Locale(tag, numberingSystem ? { numberingSystem } : {}).toString();
  } catch {
    return "en";
  }
}

/** A second click on a slow line would send the form twice; the first one's button stays the one that counts. */
export function sendOnce(form: HTMLFormElement): void {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  // the page comes back from the browser's memory as it was left
  window.addEventListener("pageshow", () => {
    sent = false;
  });
}
