import { describe, expect, it } from "vitest";
import type { Session } from "@live-sessions/components/api";
import { ALL, found, inOrder, withSession } from "../src/state/listing.js";
import { session } from "./samples.js";

const ids = (sessions: readonly Session[]) => sessions.map(({ id }) => id);

describe("the order of sessions", () => {
  it("is this device, whoever is online, unknown, offline, and the last active first", () => {
    const sessions = [
      session("gone", { state: "offline", lastActivityAt: "2026-11-22T12:00:09Z" }),
      session("earlier", { state: "online", lastActivityAt: "2026-11-22T12:00:01Z" }),
      session("unknown", { state: "unchecked", lastActivityAt: "2026-11-22T12:00:08Z" }),
      session("later", { state: "online", lastActivityAt: "2026-11-22T12:00:02Z" }),
      session("here", { state: "unchecked", current: true }),
    ];
    expect(ids(inOrder(sessions))).toEqual(["here", "later", "earlier", "unknown", "gone"]);
  });
});

describe("a search", () => {
  const sessions = [
    session("oslo", { ipAddress: "chrome oslo" }),
    session("rome", { ipAddress: "chrome rome", state: "online" }),
  ];
  const shown = ({ ipAddress }: Session) => ipAddress ?? "";

  it("finds what has all its words, in any order", () => {
    expect(ids(found(sessions, { ...ALL, text: " Oslo  chro " }, shown))).toEqual(["oslo"]);
    expect(found(sessions, { ...ALL, text: "oslo berlin" }, shown)).toEqual([]);
    expect(found(sessions, ALL, shown)).toHaveLength(2);
  });

  it("can be for a state", () => {
    expect(ids(found(sessions, { text: "chrome", state: "online" }, shown))).toEqual(["rome"]);
  });

  it("of 500 sessions takes no time that anybody could notice", () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      session(`s${index}`, { ipAddress: `chrome on windows, oslo, 198.51.100.${index}` }),
    );
    const start = performance.now();
    for (let times = 0; times < 20; times++)
      found(inOrder(many), { ...ALL, text: "chrome 19" }, shown);
    expect((performance.now() - start) / 20).toBeLessThan(50);
  });
});

describe("a session that is told of", () => {
  it("takes the place of what was known of it, or is added", () => {
    const known = [session("a"), session("b")];
    const changed = withSession(known, session("a", { state: "offline" }));
    expect(changed.map(({ state }) => state)).toEqual(["offline", "unchecked"]);
    expect(ids(withSession(known, session("c")))).toEqual(["a", "b", "c"]);
  });
});
