import { beforeEach, describe, expect, it, vi } from "vitest";
import { Api } from "@live-sessions/components/api";
import type { PageContext } from "../src/context.js";
import { LiveAccount } from "../src/state/live-account.js";
import { owned, session } from "./samples.js";

type Answer = () => Response | Promise<Response>;

const json = (body: unknown, init: ResponseInit = {}) => new Response(JSON.stringify(body), init);
const problem = (status: number, name: string, headers: Record<string, string> = {}) =>
  json(
    { type: `urn:live-sessions:problem:${name}` },
    { status, headers: { "Content-Type": "application/problem+json", ...headers } },
  );
const stale = () =>
  problem(401, "stale-login", {
    "WWW-Authenticate": 'Bearer error="insufficient_user_authentication", max_age="900"',
  });
const done = () => new Response(null, { status: 204 });

let server: Map<string, Answer>;
let asked: string[];
let context: PageContext;
let account: LiveAccount;

const signInAgain = vi.fn(() => Promise.resolve());
const leave = vi.fn(() => Promise.resolve());
const ids = () => account.get().sessions.map(({ id }) => id);

beforeEach(() => {
  signInAgain.mockClear();
  leave.mockClear();
  sessionStorage.clear();
  asked = [];
  const here = session("here", { current: true });
  server = new Map<string, Answer>([
    ["GET me/sessions", () => json({ items: [here, session("there")], next: null })],
    ["GET me/devices", () => json({ items: [owned("d1"), owned("d2")], next: null })],
    ["GET me/alerts", () => json({ items: [], next: null })],
    ["GET me/preferences", () => json({ locationTracking: true, emailAlerts: true })],
  ]);
  vi.stubGlobal("fetch", (address: string, { method }: RequestInit) => {
    const call = `${method ?? "GET"} ${address.slice("/base/".length).split("?")[0] ?? ""}`;
    asked.push(call);
    const answer = server.get(call);
    return answer ? Promise.resolve(answer()) : Promise.reject(new Error(call));
  });
  context = {
    realm: "r",
    serverBaseUrl: "",
    locale: "en",
    mapFolder: "",
    getAccessToken: () => Promise.resolve("token"),
    signInAgain,
    leave,
    watch: { listen: () => () => undefined, stay: () => undefined },
  };
  account = new LiveAccount(
    new Api("/base", () => Promise.resolve("token")),
    context,
    sessionStorage,
  );
});

describe("the account", () => {
  it("is read", async () => {
    await account.start();
    expect(account.get().phase).toBe("ready");
    expect(ids()).toEqual(["here", "there"]);
  });

  it("says so where it cannot be read at first, and keeps what it has later", async () => {
    const sessions = server.get("GET me/sessions") ?? done;
    server.delete("GET me/sessions");
    await account.start();
    expect(account.get().phase).toBe("failed");

    server.set("GET me/sessions", sessions);
    await account.read();
    expect(account.get().phase).toBe("ready");

    server.delete("GET me/sessions");
    await account.read();
    expect(account.get()).toMatchObject({ phase: "ready", connection: "lost" });
    expect(ids()).toHaveLength(2);

    server.set("GET me/sessions", sessions);
    await account.read();
    expect(account.get().connection).toBe("asking");
  });

  it("is over once its token is refused", async () => {
    await account.start();
    server.set("GET me/sessions", () => problem(401, "unauthorized"));
    await account.read();
    expect(account.get().phase).toBe("ended");
  });

  it("is over with a reason once the own session ends, and goes on when another does", async () => {
    await account.start();
    account.ended("there", undefined);
    expect(ids()).toEqual(["here"]);
    const reason = { cause: "admin", by: "administrator", at: "", device: null, place: null };
    account.ended("here", { ...reason, by: "administrator" });
    expect(account.get()).toMatchObject({ phase: "ended", reason });
  });
});

describe("a page that hears of changes", () => {
  it("is live as long as it does, and not once that is out of reach", async () => {
    await account.start();
    expect(account.get().connection).toBe("asking");
    account.connected(true);
    await account.read();
    expect(account.get().connection).toBe("live");
    account.connected(false);
    expect(account.get().connection).toBe("lost");
  });

  it("is over with the reason, and asks nothing any more", async () => {
    await account.start();
    const reason = { cause: "admin", at: "", device: null, place: null } as const;
    account.over({ ...reason, by: "administrator" });
    asked = [];
    await account.read();
    expect(account.get()).toMatchObject({ phase: "ended", reason });
    expect(asked).toEqual([]);
  });
});

describe("what the person wants", () => {
  it("is shown before the server has answered", async () => {
    await account.start();
    let answer: (response: Response) => void = () => undefined;
    server.set(
      "DELETE me/sessions/there",
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const performed = account.perform({ do: "end", session: "there" });
    await vi.waitFor(() => {
      expect(asked).toContain("DELETE me/sessions/there");
    });
    expect(ids()).toEqual(["here"]);
    answer(done());
    await performed;
    expect(account.get().notices).toMatchObject([{ tone: "done", key: "done.end" }]);
  });

  it("is taken back where the server refuses", async () => {
    await account.start();
    server.set("PATCH me/devices/d2", () => problem(409, "unproven-device"));
    await account.perform({ do: "trust", device: "d2", trusted: true });
    expect(account.get().devices.map(({ trusted }) => trusted)).toEqual([false, false]);
    expect(account.get().notices).toMatchObject([
      { tone: "failed", key: "refused.unproven-device" },
    ]);
  });

  it("is a plain logout where it is the own session that shall end", async () => {
    await account.start();
    await account.perform({ do: "end", session: "here" });
    expect(leave).toHaveBeenCalledOnce();
    expect(asked).not.toContain("DELETE me/sessions/here");
  });

  it("can be undone where it was a block", async () => {
    await account.start();
    server.set("PUT me/devices/d2/block", () => json({ undo: "word", until: "" }));
    await account.perform({ do: "block", device: "d2" });
    expect(account.get().notices).toMatchObject([{ key: "done.block", undo: "d2" }]);
  });
});

describe("a hurdle", () => {
  it("is told of, and what was wanted is done after the login", async () => {
    await account.start();
    server.set("DELETE me/sessions/there", stale);
    await account.perform({ do: "end", session: "there" });
    expect(account.get().prompt).toMatchObject({ hurdle: "stale", maxAge: 900 });
    expect(ids()).toEqual(["here", "there"]);
    await account.goOverHurdle();
    expect(signInAgain).toHaveBeenCalledWith({ maxAge: 900 });

    server.set("DELETE me/sessions/there", done);
    const back = new LiveAccount(account.api, context, sessionStorage);
    await back.start();
    expect(asked.filter((call) => call.startsWith("DELETE"))).toHaveLength(2);
    expect(back.get().notices).toMatchObject([{ key: "done.end" }]);
  });

  it("that stands there still is not run into again", async () => {
    await account.start();
    server.set("DELETE me/sessions/there", () => problem(403, "device-not-proven"));
    await account.perform({ do: "end", session: "there" });
    await account.goOverHurdle();
    expect(signInAgain).toHaveBeenCalledWith({ action: "live-sessions-guard" });

    const back = new LiveAccount(account.api, context, sessionStorage);
    await back.start();
    expect(back.get().prompt).toBeUndefined();
    expect(back.get().notices).toMatchObject([{ key: "refused.device-not-proven" }]);
  });

  it("that the person does not want to take leaves all as it was", async () => {
    await account.start();
    server.set("DELETE me/sessions/there", stale);
    await account.perform({ do: "end", session: "there" });
    account.dismissPrompt();
    expect(account.get().prompt).toBeUndefined();
    expect(signInAgain).not.toHaveBeenCalled();
  });
});
