import { expect, it, vi } from "vitest";
import { person } from "./browser.js";
import { LOGOUT } from "./stand-in.js";
import { open, seconds, server } from "./setup.js";

it("holds one stream and one row of checks, however many tabs", async () => {
  for (let i = 0; i < 5; i++) open();
  await seconds(31);
  expect(server.streams).toHaveLength(1);
  expect(server.checks).toHaveLength(2);
});

it("tells every tab of the end, of events and of the state", async () => {
  const told = [vi.fn(), vi.fn(), vi.fn()];
  for (const all of told) {
    open({
      onEnded: (reason) => void all("ended", reason),
      onAlert: (alert) => void all("alert", alert),
      onState: (state) => void all("state", state),
    });
  }
  await seconds(5);
  server.last.event("1~a", "alert", { level: "high" });
  await seconds(1);
  server.last.event("2~b", "session-ended", { id: "s1", reason: LOGOUT });
  await seconds(1);
  for (const all of told) {
    expect(all.mock.calls).toEqual([
      ["state", "live"],
      ["alert", { level: "high" }],
      ["ended", LOGOUT],
    ]);
  }
});

it("lets another tab take over when the leading one closes, and resume", async () => {
  const first = open();
  await seconds(1);
  open();
  await seconds(1);
  server.last.event("1~a", "alert", {});
  await seconds(1);
  first.disconnect();
  await seconds(1);
  expect(server.open).toHaveLength(1);
  expect(server.last.after).toBe("1~a");
  expect(server.checks).toHaveLength(2);
});

it("tells of activity in a tab that does not lead", async () => {
  open();
  await seconds(1);
  const second = open();
  await seconds(1);
  second.activity();
  await seconds(30);
  expect(server.checks.map(({ body }) => body)).toEqual(["b1", "b1 active"]);
});

it("does not tell of the same activity again when another tab takes over", async () => {
  const first = open();
  await seconds(1);
  const second = open();
  await seconds(1);
  second.activity();
  await seconds(30);
  first.disconnect();
  await seconds(1);
  expect(server.checks.map(({ body }) => body)).toEqual(["b1", "b1 active", "b2"]);
});

it("shows the warning in every tab, and takes it back in every tab", async () => {
  const told = [vi.fn(), vi.fn()];
  server.clocks = { idleIn: 50, expiresIn: null, next: 30 };
  const tabs = told.map((all) =>
    open({ onExpiring: () => void all("expiring"), onStayed: () => void all("stayed") }),
  );
  await seconds(2);
  for (const all of told) expect(all).toHaveBeenLastCalledWith("expiring");
  server.clocks = { idleIn: 1_800, expiresIn: null, next: 30 };
  tabs[1]?.stay();
  await seconds(2);
  for (const all of told) expect(all).toHaveBeenLastCalledWith("stayed");
});

it("takes the lead from a tab that is frozen as soon as it is looked at", async () => {
  const freeze = await openFreezable();
  open();
  await seconds(1);
  freeze();
  person("online");
  await seconds(4);
  expect(server.streams).toHaveLength(2);
});

it("takes the lead from a tab that has fallen silent, before the session counts as offline", async () => {
  const freeze = await openFreezable();
  open();
  await seconds(1);
  freeze();
  await seconds(100);
  const [first, second] = server.checks;
  expect((second?.at ?? NaN) - (first?.at ?? NaN)).toBeLessThan(100_000);
  expect(server.checks.length).toBeGreaterThan(1);
});

it("goes back into the line when the lead was taken from it", async () => {
  const freeze = await openFreezable();
  const second = open();
  await seconds(1);
  freeze();
  await seconds(100);
  second.disconnect();
  await seconds(1);
  expect(server.open, "of the first, thawed").toHaveLength(1);
});

/** Opens a tab, and gives what freezes it: its timers and messages stop, its lock stays. */
async function openFreezable(): Promise<() => void> {
  const timers = vi.spyOn(globalThis, "setInterval");
  const close = vi.spyOn(BroadcastChannel.prototype, "postMessage");
  open();
  await seconds(1);
  const intervals = timers.mock.results.map(({ value }) => value as number);
  const channels = close.mock.contexts as BroadcastChannel[];
  vi.restoreAllMocks();
  return () => {
    for (const interval of intervals) clearInterval(interval);
    for (const channel of channels) channel.close();
  };
}
