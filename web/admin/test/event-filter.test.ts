import { describe, expect, it } from "vitest";
import { eventFilterOf, eventQuery } from "../src/state/event-filter.js";

const asked = (...given: Parameters<typeof eventQuery>) =>
  Object.fromEntries(new URLSearchParams(eventQuery(...given)));

describe("the history", () => {
  it("is asked for whole days of whoever looks, the last one included", () => {
    const { from, to } = asked({ from: "2026-11-01", to: "2026-11-30" });
    expect(from).toBe(new Date(2026, 10, 1).toISOString());
    expect(to).toBe(new Date(2026, 11, 1).toISOString());
  });

  it("is asked for all events of a group", () => {
    expect(asked({ kind: "presence" })["type"]).toBe(
      "session-activity,session-offline,session-online",
    );
    expect(asked({ kind: "constructor" })["type"]).toBeUndefined();
    expect(asked({ kind: "all" })["type"]).toBeUndefined();
  });

  it("takes of an address only what is a filter", () => {
    expect(eventFilterOf({ country: "NO", max: "5", ip: "" })).toEqual({ country: "NO" });
  });
});
