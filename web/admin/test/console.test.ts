import { beforeEach, describe, expect, it } from "vitest";
import { hidePage, hostKeycloak, showEntry, showPage } from "../src/console/console.js";

const nav = (...ids: string[]) =>
  ids.map((id) => `<li><a id="nav-item-${id}" class="pf-v5-c-nav__link">${id}</a></li>`).join("");

beforeEach(() => {
  document.body.innerHTML = `<div id="app"><nav><ul>${nav("users", "sessions", "events")}</ul></nav>
    <main class="pf-v5-c-page__main"><section>native</section></main></div>`;
});

const entries = () => [...document.querySelectorAll("li")].map((item) => item.textContent);

describe("the entry of the navigation", () => {
  it("stands behind that of Keycloak's sessions, once", () => {
    showEntry("Live sessions", "#/a/live-sessions", false);
    showEntry("Live sessions", "#/b/live-sessions", true);
    expect(entries()).toEqual(["users", "sessions", "Live sessions", "events"]);
    const entry = document.querySelector("#nav-item-live-sessions");
    expect(entry?.getAttribute("href")).toBe("#/b/live-sessions");
    expect(entry?.className).toBe("pf-v5-c-nav__link pf-m-current");
    expect(entry?.getAttribute("aria-current")).toBe("page");
  });

  it("stands behind another one for whoever may not see Keycloak's sessions", () => {
    document.querySelector("#nav-item-sessions")?.closest("li")?.remove();
    showEntry("Live sessions", "#/a/live-sessions", false);
    expect(entries()).toEqual(["users", "events", "Live sessions"]);
  });

  it("is not there where the console has no navigation yet", () => {
    document.body.innerHTML = '<div id="app"></div>';
    showEntry("Live sessions", "#/a/live-sessions", false);
    expect(document.querySelector("#nav-item-live-sessions")).toBeNull();
  });
});

describe("the page", () => {
  it("takes the place of the console's own, and gives it back", () => {
    const page = document.createElement("div");
    expect(showPage(page)).toBe(true);
    expect(page.parentElement?.className).toBe("pf-v5-c-page__main");
    expect(document.documentElement.className).toContain("live-sessions-shown");
    hidePage(page);
    expect(page.isConnected).toBe(false);
    expect(document.documentElement.className).not.toContain("live-sessions-shown");
  });

  it("waits for the console to have a place", () => {
    document.body.innerHTML = '<div id="app"></div>';
    expect(showPage(document.createElement("div"))).toBe(false);
  });
});

describe("the console's login", () => {
  it("is found wherever it is in React's tree", () => {
    const keycloak = { token: "t", updateToken: () => Promise.resolve(true) };
    const leaf = {
      memoizedProps: { value: { keycloak } },
      child: null,
      sibling: null,
      stateNode: null,
    };
    const branch = { memoizedProps: null, child: null, sibling: leaf, stateNode: null };
    const current = { memoizedProps: null, child: branch, sibling: null, stateNode: null };
    const root = document.getElementById("app");
    Object.assign(root ?? {}, { __reactContainer$x1: { stateNode: { current } } });
    expect(hostKeycloak()).toBe(keycloak);
  });

  it("is not there before the console has logged in", () => {
    expect(hostKeycloak()).toBeUndefined();
  });
});
