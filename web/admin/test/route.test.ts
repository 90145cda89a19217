import { describe, expect, it } from "vitest";
import { hashOf, hashOfUser, realmOf, routeOf } from "../src/route.js";

describe("an address", () => {
  it("of ours says realm, page and filters", () => {
    expect(routeOf("#/demo/live-sessions/events?country=NO&ip=10.0.0.0%2F8")).toEqual({
      realm: "demo",
      tab: "events",
      user: "",
      query: { country: "NO", ip: "10.0.0.0/8" },
    });
  });

  it("without a page, or with one that there is not, is that of the sessions", () => {
    expect(routeOf("#/demo/live-sessions")?.tab).toBe("sessions");
    expect(routeOf("#/demo/live-sessions/nonsense")?.tab).toBe("sessions");
    expect(routeOf("#/demo/live-sessions/user")?.tab).toBe("sessions");
  });

  it("of Keycloak's own pages is none of ours", () => {
    expect(routeOf("#/demo/sessions")).toBeUndefined();
    expect(routeOf("#/demo")).toBeUndefined();
    expect(routeOf("")).toBeUndefined();
  });

  it("is read as it was written, whatever the realm is called", () => {
    const realm = "Ærø / 100 %?";
    expect(routeOf(hashOf(realm, "policy"))).toMatchObject({ realm, tab: "policy" });
    expect(routeOf(hashOfUser(realm, "a/b"))).toMatchObject({ realm, tab: "user", user: "a/b" });
    expect(realmOf(hashOf(realm))).toBe(realm);
  });

  it("that nobody can decode breaks nothing", () => {
    expect(routeOf("#/%E0%A4%A/live-sessions")?.realm).toBe("%E0%A4%A");
  });

  it("leaves out filters that are empty", () => {
    expect(hashOf("demo", "sessions", { q: "", state: "online" })).toBe(
      "#/demo/live-sessions/sessions?state=online",
    );
  });
});
