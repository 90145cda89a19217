import type { Listeners } from "@live-sessions/agent";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Api } from "@live-sessions/components/api";
import type { PageContext } from "../src/context.js";
import { LiveAccount } from "../src/state/live-account.js";
import { LiveUpdates } from "../src/state/live-updates.js";
import { owned, session } from "./samples.js";

const REASON = { cause: "admin", by: "administrator", at: "", device: null, place: null } as const;

let heard: Listeners;
let readings: number;
let slow: Promise<void>;
let account: LiveAccount;
let updates: LiveUpdates;

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  heard = {};
  readings = 0;
  slow = Promise.resolve();
  const here = session("here", { current: true });
  const answers: Record<string, unknown> = {
    "me/sessions": { items: [here], next: null },
    "me/devices": { items: [owned("d1")], next: null },
    "me/alerts": { items: [], next: null },
    "me/preferences": { locationTracking: true, emailAlerts: true },
    pages: { placeAttribution: null },
  };
  vi.stubGlobal("fetch", async (address: string) => {
    const path = address.slice("/base/".length).split("?")[0] ?? "";
    if (path === "me/sessions") readings++;
    await slow;
    return new Response(JSON.stringify(answers[path]));
  });
  const watch: PageContext["watch"] = {
    listen(listeners) {
      heard = listeners;
      return () => {
        heard = {};
      };
    },
    stay: () => undefined,
  };
  const context = { realm: "r", watch } as PageContext;
  account = new LiveAccount(
    new Api("/base", () => Promise.resolve("token")),
    context,
    sessionStorage,
  );
  updates = new LiveUpdates(account, watch);
});

afterEach(() => {
  updates.stop();
  vi.useRealTimers();
});

async function begin() {
  updates.start();
  await account.start();
}

describe("an account that is looked at", () => {
  it("shows a login elsewhere at once", async () => {
    await begin();
    heard.onEvent?.("session-started", session("there"));
    expect(account.get().sessions.map(({ id }) => id)).toEqual(["here", "there"]);
  });

  it("knows its own session again when that is told of", async () => {
    await begin();
    heard.onEvent?.("session-updated", session("here", { state: "online" }));
    expect(account.get().sessions).toMatchObject([{ current: true, state: "online" }]);
  });

  it("reads many events once", async () => {
    await begin();
    for (let i = 0; i < 20; i++) heard.onEvent?.("device-blocked", { id: "d1" });
    await vi.advanceTimersByTimeAsync(300);
    expect(readings).toBe(2);
  });

  it("is over when its session is", async () => {
    await begin();
    heard.onEnded?.(REASON);
    expect(account.get()).toMatchObject({ phase: "ended", reason: REASON });
  });

  it("does not give up its first reading for what it hears meanwhile", async () => {
    let answer: () => void = () => undefined;
    slow = new Promise((resolve) => {
      answer = resolve;
    });
    const begun = begin();
    heard.onState?.("live");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(readings).toBe(1);
    answer();
    await begun;
    expect(account.get()).toMatchObject({ phase: "ready", connection: "live" });
    await vi.advanceTimersByTimeAsync(300);
    expect(readings).toBe(2);
  });

  it("asks every few seconds as long as it does not hear, and rarely when it does", async () => {
    await begin();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(readings).toBe(3);
    heard.onState?.("live");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(readings).toBeLessThanOrEqual(6);
    expect(readings).toBeGreaterThanOrEqual(5);
  });

  it("warns of the end of its session until somebody is active", async () => {
    await begin();
    heard.onExpiring?.(42, () => undefined);
    expect(account.get().expiring).toEqual({ seconds: 42, canStay: true });
    heard.onExpiring?.(41, null);
    expect(account.get().expiring).toEqual({ seconds: 41, canStay: false });
    heard.onStayed?.();
    expect(account.get().expiring).toBeUndefined();
  });

  it("hears nothing once it is left", async () => {
    await begin();
    updates.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard).toEqual({});
    expect(readings).toBe(1);
  });
});
