import type { Page } from "@live-sessions/components/api";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AdminSession } from "../src/api/model.js";
import { LiveList } from "../src/state/live-list.js";
import type { SessionFilter } from "../src/state/session-filter.js";
import { session } from "./samples.js";

let pages: Map<string, Page<AdminSession>>;
let top: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  top = true;
  pages = new Map([
    ["", { items: [session("b"), session("a")], next: "2" }],
    ["2", { items: [session("a"), session("0")], next: null }],
  ]);
});

afterEach(() => {
  vi.useRealTimers();
});

const read = vi.fn((after: string) => {
  const page = pages.get(after);
  return page ? Promise.resolve(page) : Promise.reject(new Error(after));
});

async function listed(filter: SessionFilter = {}): Promise<LiveList> {
  const list = new LiveList(read, filter, () => top);
  await list.load();
  return list;
}

const ids = (list: LiveList) => list.get().items.map(({ id }) => id);
const drawn = () => vi.advanceTimersByTimeAsync(250);

describe("the list of sessions", () => {
  it("reads on where it is wanted, and shows nobody twice", async () => {
    const list = await listed();
    expect(ids(list)).toEqual(["b", "a"]);
    await list.more();
    expect(ids(list)).toEqual(["b", "a", "0"]);
    expect(list.get().next).toBeNull();
  });

  it("shows a new session at its top at once", async () => {
    const list = await listed();
    list.hear({ kind: "started", session: session("c") });
    await drawn();
    expect(ids(list)).toEqual(["c", "b", "a"]);
    expect(list.get().waiting).toBe(0);
  });

  it("does not move under somebody who reads further down, but counts", async () => {
    const list = await listed();
    top = false;
    list.hear({ kind: "started", session: session("c") });
    list.hear({ kind: "started", session: session("d") });
    await drawn();
    expect(ids(list)).toEqual(["b", "a"]);
    expect(list.get().waiting).toBe(2);

    top = true;
    list.hear({ kind: "started", session: session("e") });
    await drawn();
    expect(list.get().waiting, "none comes before those that wait").toBe(3);
    await list.load();
    expect(list.get().waiting).toBe(0);
  });

  it("stands still after a hundred new ones", async () => {
    const list = await listed();
    for (let i = 0; i < 100; i++) list.hear({ kind: "started", session: session(`n${i}`) });
    await drawn();
    expect(ids(list)).toHaveLength(102);
    list.hear({ kind: "started", session: session("late") });
    await drawn();
    expect(ids(list)).toHaveLength(102);
    expect(list.get().waiting).toBe(1);
  });

  it("shows for a moment that a session has ended, then lets it go", async () => {
    const list = await listed();
    list.hear({ kind: "ended", id: "b" });
    await drawn();
    expect(ids(list)).toEqual(["b", "a"]);
    expect([...list.get().ended]).toEqual(["b"]);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(ids(list)).toEqual(["a"]);
    expect(list.get().ended.size).toBe(0);
  });

  it("never shows what has come and gone in one breath", async () => {
    const list = await listed();
    list.hear({ kind: "started", session: session("c") });
    list.hear({ kind: "ended", id: "c" });
    await drawn();
    expect(ids(list)).toEqual(["b", "a"]);
    expect(list.get().waiting).toBe(0);
  });

  it("makes a session that it shows true again, and no other", async () => {
    const list = await listed();
    list.hear({ kind: "updated", session: session("a", { state: "offline" }) });
    list.hear({ kind: "updated", session: session("unknown", { state: "offline" }) });
    await drawn();
    expect(list.get().items.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "b online",
      "a offline",
    ]);
  });

  it("takes only what its filter finds, and says where only the server knows", async () => {
    const list = await listed({ country: "NO", ip: "192.0.2.0/24" });
    list.hear({ kind: "started", session: session("c") });
    list.hear({ kind: "started", session: session("d", { place: null }) });
    await drawn();
    expect(ids(list)).toEqual(["b", "a"]);
    expect(list.get().waiting).toBe(1);
  });

  it("is not read anew under somebody who has read on", async () => {
    const list = await listed();
    await list.more();
    await list.refresh();
    expect(ids(list)).toHaveLength(3);
    expect(list.get().stale).toBe(true);
    await list.load();
    expect(list.get().stale).toBe(false);
  });
});
