import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DEVICE_OUTLINES, deviceIcon, isDeviceType } from "../src/icons/device-icons.js";

const TEMPLATE = path.join(
  import.meta.dirname,
  "../../../authenticator/src/main/resources/theme-resources/templates/live-sessions-parts.ftl",
);

describe("device icons", () => {
  it("are the same in the template of the login page", () => {
    const template = fs.readFileSync(TEMPLATE, "utf8");
    const drawn = [...template.matchAll(/^ {2}"(\w+)": "(M[^"]+)"/gm)].map(([, type, d]) => [
      type,
      d,
    ]);
    expect(Object.fromEntries(drawn)).toEqual(DEVICE_OUTLINES);
  });

  it("are decorations", () => {
    const icon = deviceIcon("tablet");
    expect(icon.getAttribute("aria-hidden")).toBe("true");
    expect(icon.querySelector("path")?.getAttribute("d")).toBe(DEVICE_OUTLINES.tablet);
  });

  it("exist for the known types only", () => {
    expect(isDeviceType("mobile")).toBe(true);
    expect(isDeviceType("toaster")).toBe(false);
    expect(isDeviceType("toString")).toBe(false);
    expect(isDeviceType(undefined)).toBe(false);
  });
});
