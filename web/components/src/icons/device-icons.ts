export type DeviceType = "desktop" | "tablet" | "mobile" | "unknown";

/** Outlines in a square of 24, drawn with a line of 1.8; live-sessions-icons.ftl holds the same for pages without scripts. */
export const DEVICE_OUTLINES: Readonly<Record<DeviceType, string>> = {
  desktop:
    "M4 4.5h16a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 15V6A1.5 1.5 0 0 1 4 4.5zM9.5 16.5v3.5M14.5 16.5v3.5M7.5 20.2h9",
  tablet:
    "M6 2.5h12A1.5 1.5 0 0 1 19.5 4v16a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 20V4A1.5 1.5 0 0 1 6 2.5zM11 18.3h2",
  mobile:
    "M8 2.5h8A1.5 1.5 0 0 1 17.5 4v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5zM11 18.5h2",
  unknown:
    "M12 2.8a9.2 9.2 0 1 1 0 18.4 9.2 9.2 0 0 1 0-18.4zM9.4 9.3a2.7 2.7 0 1 1 3.9 2.5c-.9.5-1.3 1-1.3 2M12 16.9v.1",
};

const SVG = "http://www.w3.org/2000/svg";

export function isDeviceType(value: string | undefined): value is DeviceType {
  return value !== undefined && Object.hasOwn(DEVICE_OUTLINES, value);
}

/** A decoration: the text beside it says what it is. */
export function deviceIcon(type: DeviceType): SVGSVGElement {
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  icon.setAttribute("class", "ls-icon");
  const outline = document.createElementNS(SVG, "path");
  outline.setAttribute("d", DEVICE_OUTLINES[type]);
  icon.append(outline);
  return icon;
}
