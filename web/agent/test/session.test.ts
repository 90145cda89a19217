import { expect, it, vi } from "vitest";
import { openOldBrowser, person } from "./browser.js";
import { LOGOUT } from "./stand-in.js";
import { open, seconds, server } from "./setup.js";

const bodies = (): string[] => server.checks.map(({ body }) => body);

it("checks every 30 seconds, never later", async () => {
  open();
  await seconds(121);
  expect(server.checks.length).toBe(5);
  const gaps = server.checks.slice(1).map(({ at }, i) => at - (server.checks[i]?.at ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
});

it("tells why the session has ended, once, and falls silent", async () => {
  const onEnded = vi.fn();
  const onState = vi.fn();
  open({ onState }).onEnded(onEnded);
  await seconds(5);
  const event = `event: session-ended\ndata: ${JSON.stringify({ id: "s1", reason: LOGOUT })}\n\n`;
  server.last.send(event + event);
  await seconds(60);
  expect(onEnded.mock.calls).toEqual([[LOGOUT]]);
  expect(onState.mock.calls).toEqual([["live"]]);
  expect(server.open).toHaveLength(0);
  expect(server.checks).toHaveLength(1);
});

it("goes on when another session of the account ends", async () => {
  const onEnded = vi.fn();
  const onEvent = vi.fn();
  open({ onEnded, onEvent });
  await seconds(5);
  server.last.event("1~a", "session-ended", { id: "s2", reason: LOGOUT });
  await seconds(5);
  expect(onEnded).not.toHaveBeenCalled();
  expect(onEvent).toHaveBeenCalledWith("session-ended", { id: "s2", reason: LOGOUT });
});

it("hears of the end by the next check where no stream gets through", async () => {
  const onEnded = vi.fn();
  server.holding = true;
  open({ onEnded });
  await seconds(10);
  server.ended = LOGOUT;
  await seconds(30);
  expect(onEnded.mock.calls).toEqual([[LOGOUT]]);
});

it("checks at once when the stream refuses the token", async () => {
  const onEnded = vi.fn();
  open({ onEnded });
  await seconds(5);
  server.ended = LOGOUT;
  server.refusing.set("me/stream", 401);
  server.last.cut();
  await seconds(2);
  expect(onEnded.mock.calls).toEqual([[LOGOUT]]);
});

it("checks at once when the app gets no token any more", async () => {
  const onEnded = vi.fn();
  let loggedIn = true;
  const token = (): Promise<string> =>
    loggedIn ? Promise.resolve("token") : Promise.reject(new Error("refused"));
  open({ onEnded, token });
  await seconds(5);
  loggedIn = false;
  server.ended = LOGOUT;
  server.last.cut();
  await seconds(2);
  expect(onEnded.mock.calls).toEqual([[LOGOUT]]);
});

it("asks for a new beacon when the old one has expired", async () => {
  open();
  await seconds(5);
  server.expireBeacons();
  await seconds(30);
  expect(bodies()).toEqual(["b1", "b1", "b2"]);
});

it("takes a token that is refused again and again for a session that is over", async () => {
  const onEnded = vi.fn();
  open({ onEnded });
  await seconds(5);
  server.expireBeacons();
  server.refusing.set("me/beacon", 401);
  await seconds(40);
  expect(onEnded, "too early to say").not.toHaveBeenCalled();
  await seconds(40);
  expect(onEnded).toHaveBeenCalledTimes(1);
  expect(onEnded).toHaveBeenCalledWith(expect.objectContaining({ cause: "unknown" }));
});

it("never takes a server that is away for the end", async () => {
  const onEnded = vi.fn();
  const onState = vi.fn();
  open({ onEnded, onState });
  await seconds(5);
  server.down = true;
  await seconds(300);
  server.down = false;
  await seconds(35);
  expect(onEnded).not.toHaveBeenCalled();
  expect(onState.mock.calls).toEqual([["live"], ["unreachable"], ["live"]]);
});

it("checks at once when the network is back, however lately a check has failed", async () => {
  const onState = vi.fn();
  open({ onState });
  await seconds(5);
  server.down = true;
  while (onState.mock.lastCall?.[0] !== "unreachable") await seconds(0.1);
  server.down = false;
  dispatchEvent(new Event("online"));
  await seconds(0.1);
  expect(onState.mock.calls.at(-1)).toEqual(["live"]);
});

it("connects as soon as the server is there", async () => {
  server.down = true;
  const onState = vi.fn();
  open({ onState });
  await seconds(20);
  server.down = false;
  await seconds(45);
  expect(onState.mock.calls.at(-1)).toEqual(["live"]);
});

it("leaves a token without a session alone", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  server.refusing.set("me/beacon", 404);
  open();
  await seconds(120);
  expect(server.fetch).toHaveBeenCalledTimes(1);
  expect(warn).toHaveBeenCalledTimes(1);
});

it("says nothing after it was disconnected", async () => {
  const told = vi.fn();
  const agent = open({ onEnded: told, onExpiring: told });
  await seconds(5);
  agent.disconnect();
  server.ended = LOGOUT;
  await seconds(3_600);
  expect(told).not.toHaveBeenCalled();
  expect(server.open).toHaveLength(0);
  expect(server.checks).toHaveLength(1);
});

it("works in a browser without locks and channels", async () => {
  openOldBrowser();
  const onEnded = vi.fn();
  open({ onEnded });
  await seconds(31);
  expect(server.checks).toHaveLength(2);
  server.last.event("1~a", "session-ended", { id: "s1", reason: LOGOUT });
  await seconds(1);
  expect(onEnded).toHaveBeenCalledWith(LOGOUT);
});

it("is not stopped by a listener that fails", async () => {
  const onEnded = vi.fn();
  const failing = new Error("the app's own");
  const agent = open({
    onEnded: () => {
      throw failing;
    },
  }).onEnded(onEnded);
  await seconds(5);
  server.last.event("1~a", "session-ended", { id: "s1", reason: LOGOUT });
  await expect(seconds(1)).rejects.toBe(failing);
  expect(onEnded).toHaveBeenCalledWith(LOGOUT);
  agent.disconnect();
});

it("tells of activity with the next check, and only of what a person did", async () => {
  open();
  await seconds(31);
  person("keydown", {}, false);
  person("scroll");
  person("pointermove", { movementX: 0, movementY: 0 });
  await seconds(30);
  person("keydown");
  await seconds(60);
  expect(bodies()).toEqual(["b1", "b1", "b1", "b1 active", "b1"]);
});

it.each(["pointerdown", "click", "input", "wheel", "touchmove", "popstate"])(
  "takes a %s for activity",
  async (kind) => {
    open();
    await seconds(5);
    person(kind);
    await seconds(30);
    expect(bodies()).toEqual(["b1", "b1 active"]);
  },
);

it("tells of activity that the app itself knows of", async () => {
  const agent = open();
  await seconds(5);
  agent.activity();
  await seconds(30);
  expect(bodies()).toEqual(["b1", "b1 active"]);
});

it("keeps activity for the next check where one does not get through", async () => {
  open();
  await seconds(5);
  person("keydown");
  server.refusing.set("beacon", 503);
  await seconds(30);
  server.refusing.clear();
  await seconds(30);
  expect(bodies().filter((body) => body.endsWith("active"))).toHaveLength(1);
});

it("tells of the click that leads away from the page", async () => {
  open();
  await seconds(5);
  person("click");
  person("pagehide");
  await seconds(1);
  expect(bodies()).toEqual(["b1", "b1 active"]);
  const leaving = server.fetch.mock.calls.find(([, init]) => init?.body === "b1 active");
  expect(leaving?.[1], "outlives the page").toMatchObject({ keepalive: true });
  expect(server.open, "nobody is here any more").toHaveLength(0);
  await seconds(300);
  expect(server.checks).toHaveLength(2);
});

it("sends a wish to stay that comes while a check is under way", async () => {
  const agent = open();
  await seconds(5);
  person("online");
  agent.stay();
  await seconds(1);
  expect(bodies()).toEqual(["b1", "b1", "b1 active"]);
});

it("is back when the page comes back", async () => {
  open();
  await seconds(5);
  person("pagehide");
  await seconds(100);
  person("pageshow");
  await seconds(1);
  expect(server.checks).toHaveLength(2);
  expect(server.open).toHaveLength(1);
});

it("checks at once after a sleep", async () => {
  const onEnded = vi.fn();
  open({ onEnded });
  await seconds(5);
  server.ended = LOGOUT;
  // the machine slept: the clock went on, the timers did not
  vi.setSystemTime(Date.now() + 10_000);
  await seconds(1);
  expect(onEnded).toHaveBeenCalledWith(LOGOUT);
});

it.each(["resume", "visibilitychange"])("checks at once after a %s", async (kind) => {
  open();
  await seconds(5);
  document.dispatchEvent(new Event(kind));
  await seconds(0);
  expect(server.checks).toHaveLength(2);
});
