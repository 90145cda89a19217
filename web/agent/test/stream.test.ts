import { expect, it, vi } from "vitest";
import { LOGOUT } from "./stand-in.js";
import { open, seconds, server } from "./setup.js";

it("opens one stream with the app's token", async () => {
  open();
  await seconds(1);
  expect(server.streams).toHaveLength(1);
  const [url, init] = server.fetch.mock.calls.find(([called]) => called.includes("stream")) ?? [];
  expect(url).toBe("https://login.example.org/realms/a%20realm/live-sessions/me/stream?");
  expect(init?.headers).toMatchObject({ Authorization: "Bearer token" });
});

it("comes back within about a second after a stream that worked was cut, and resumes", async () => {
  open();
  await seconds(1);
  server.last.event("1~a", "alert", {});
  await seconds(1);
  server.last.cut();
  await seconds(1.5);
  expect(server.open).toHaveLength(1);
  expect(server.last.after).toBe("1~a");
});

it("tells an event once, though it is replayed", async () => {
  const onAlert = vi.fn();
  open({ onAlert });
  await seconds(1);
  server.last.event("1~a", "alert", { level: "high" });
  await seconds(1);
  server.last.cut();
  await seconds(2);
  server.last.event("1~a", "alert", { level: "high" });
  await seconds(1);
  expect(onAlert.mock.calls).toEqual([[{ level: "high" }]]);
});

it("waits longer and longer for a server that is away", async () => {
  open();
  await seconds(1);
  server.last.cut();
  server.down = true;
  const before = server.fetch.mock.calls.length;
  await seconds(60);
  const asked = server.fetch.mock.calls.slice(before).filter(([url]) => url.includes("stream"));
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.length).toBeLessThan(8);
});

it("does not wait any longer when the network is back", async () => {
  open();
  await seconds(1);
  server.last.cut();
  server.down = true;
  await seconds(60);
  server.down = false;
  dispatchEvent(new Event("online"));
  await seconds(0.1);
  expect(server.open).toHaveLength(1);
  server.down = true;
  server.last.cut();
  await seconds(1.5);
  server.down = false;
  await seconds(2.5);
  expect(server.open, "pauses are short again").toHaveLength(1);
});

it("waits as long as the server asks where there are too many streams", async () => {
  server.refusing.set("me/stream", 429);
  server.retryAfter = 50;
  open();
  await seconds(45);
  const asked = (): number =>
    server.fetch.mock.calls.filter(([url]) => url.includes("stream")).length;
  expect(asked()).toBe(1);
  await seconds(10);
  expect(asked()).toBe(2);
});

it("gives up a stream that has fallen silent", async () => {
  open();
  await seconds(1);
  const first = server.last;
  for (let i = 0; i < 3; i++) {
    await seconds(15);
    first.send(":\n\n");
  }
  expect(first.open).toBe(true);
  await seconds(43);
  expect(first.open).toBe(false);
  expect(server.open).toHaveLength(1);
});

it("asks for short answers where a proxy holds back what is not complete", async () => {
  const onEnded = vi.fn();
  server.holding = true;
  open({ onEnded });
  await seconds(8);
  expect(server.last.wait).toBe(20);
  await seconds(10);
  server.last.event("1~a", "session-ended", { id: "s1", reason: LOGOUT });
  await seconds(1);
  expect(onEnded, "as long as the answer goes on").not.toHaveBeenCalled();
  server.last.cut();
  await seconds(0.1);
  expect(onEnded).toHaveBeenCalledWith(LOGOUT);
});

it("polls without a gap, and tries a stream again after a while", async () => {
  server.holding = true;
  open();
  await seconds(8);
  for (let i = 0; i < 2; i++) {
    await seconds(20);
    server.last.cut();
    await seconds(0.1);
    expect(server.last.wait, "the next question follows at once").toBe(20);
    expect(server.last.open).toBe(true);
  }
  server.holding = false;
  for (let i = 0; i < 4; i++) {
    await seconds(20);
    if (server.last.wait) server.last.cut();
  }
  await seconds(2);
  expect(server.last.wait).toBe(0);
  expect(server.open).toHaveLength(1);
});

it("does not ask in circles where answers are empty at once", async () => {
  server.holding = true;
  open();
  await seconds(8);
  const before = server.streams.length;
  for (let i = 0; i < 20; i++) {
    server.last.cut();
    await seconds(0.25);
  }
  expect(server.streams.length - before).toBeLessThan(8);
});
