import { beforeEach, describe, expect, it, vi } from "vitest";
import { hostKeycloak, onceLoggedIn, type HostKeycloak } from "../src/console/host.js";

let app: HTMLElement;

beforeEach(() => {
  app = document.createElement("div");
  document.body.replaceChildren(app);
});

/** As React leaves it on the elements that it makes. */
function drawn(...above: { keycloak?: HostKeycloak }[]): HTMLElement {
  const element = document.createElement("div");
  const fiber = above.reduceRight<object | null>(
    (parent, value) => ({ return: parent, memoizedProps: { value } }),
    null,
  );
  return Object.assign(element, { __reactFiber$x: fiber });
}

function login(token?: string): HostKeycloak {
  const done = () => Promise.resolve();
  return {
    ...(token === undefined ? {} : { token }),
    updateToken: () => Promise.resolve(true),
    login: done,
    logout: done,
  };
}

describe("the console's login", () => {
  it("is found above any of its elements", () => {
    const keycloak = login("t");
    expect(hostKeycloak(drawn({}, { keycloak }))).toBe(keycloak);
  });

  it("is missed where a console is built otherwise", () => {
    expect(() => hostKeycloak(document.createElement("p"))).toThrow("login was not found");
  });

  it("is waited for until the person is logged in", async () => {
    const found = vi.fn();
    onceLoggedIn(app, found);
    app.replaceChildren(drawn({}));
    app.replaceChildren(drawn({ keycloak: login() }));
    await Promise.resolve();
    expect(found).not.toHaveBeenCalled();

    const keycloak = login("t");
    app.replaceChildren(drawn({ keycloak }));
    await vi.waitFor(() => {
      expect(found).toHaveBeenCalledWith(keycloak);
    });
    app.replaceChildren(drawn({ keycloak }));
    await Promise.resolve();
    expect(found).toHaveBeenCalledOnce();
  });

  it("is taken at once where it is there already", () => {
    const found = vi.fn();
    app.append(drawn({ keycloak: login("t") }));
    onceLoggedIn(app, found);
    expect(found).toHaveBeenCalledOnce();
  });
});
