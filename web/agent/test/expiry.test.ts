import { expect, it, vi } from "vitest";
import { person } from "./browser.js";
import { open, seconds, server } from "./setup.js";

const warned = (onExpiring: ReturnType<typeof vi.fn>): unknown[] =>
  onExpiring.mock.calls.map(([left]) => left as unknown);

/** The server counts the idle time down, from the last activity that it was told of. */
function countDown(idle: number): void {
  let active = Date.now();
  const answer = server.fetch.getMockImplementation();
  server.fetch.mockImplementation((url, init) => {
    if ((init?.body as string | undefined)?.endsWith(" active")) active = Date.now();
    server.clocks = { ...server.clocks, idleIn: idle - (Date.now() - active) / 1_000 };
    return answer ? answer(url, init) : Promise.reject(new Error());
  });
}

it("warns every second of the last minute", async () => {
  const onExpiring = vi.fn();
  countDown(90);
  open({ onExpiring });
  await seconds(29);
  expect(onExpiring).not.toHaveBeenCalled();
  await seconds(5);
  expect(warned(onExpiring).slice(0, 3)).toEqual([60, 59, 58]);
  expect(warned(onExpiring).length).toBeGreaterThanOrEqual(4);
});

it("warns when the app says", async () => {
  const onExpiring = vi.fn();
  countDown(90);
  open({ onExpiring, idleWarning: 5 });
  await seconds(84);
  expect(onExpiring).not.toHaveBeenCalled();
  await seconds(2);
  expect(onExpiring).toHaveBeenCalled();
});

it("lets the person stay, and takes the warning back", async () => {
  const onExpiring = vi.fn((_: number, stay: (() => void) | null) => stay?.());
  const onStayed = vi.fn();
  countDown(90);
  open({ onExpiring, onStayed });
  await seconds(40);
  expect(onExpiring).toHaveBeenCalledTimes(1);
  expect(onStayed).toHaveBeenCalledTimes(1);
});

it("takes whatever the person does for a wish to stay", async () => {
  const onExpiring = vi.fn();
  const onStayed = vi.fn();
  countDown(90);
  open({ onExpiring, onStayed });
  await seconds(45);
  expect(onExpiring).toHaveBeenCalled();
  person("keydown");
  await seconds(3);
  expect(onStayed).toHaveBeenCalledTimes(1);
  onExpiring.mockClear();
  await seconds(20);
  expect(onExpiring).not.toHaveBeenCalled();
});

it("sees activity that comes just after a check", async () => {
  const onExpiring = vi.fn();
  server.clocks = { idleIn: 20, expiresIn: null, next: 30 };
  open({ onExpiring });
  await seconds(1);
  person("keydown");
  await seconds(4);
  expect(server.checks.at(-1)?.body).toBe("b1 active");
});

it("offers no way to stay at the end of the longest time", async () => {
  const onExpiring = vi.fn();
  server.clocks = { idleIn: 1_800, expiresIn: 30, next: 30 };
  open({ onExpiring });
  await seconds(2);
  expect(onExpiring.mock.calls[0]?.[1]).toBeNull();
});

it("never warns where nothing ends", async () => {
  const onExpiring = vi.fn();
  server.clocks = { idleIn: null, expiresIn: null, next: 30 };
  open({ onExpiring });
  await seconds(7_200);
  expect(onExpiring).not.toHaveBeenCalled();
});

it("asks at once what has become of a session whose time is up", async () => {
  countDown(90);
  server.refusing.set("me/stream", 503);
  open();
  await seconds(88);
  const before = server.checks.length;
  await seconds(6);
  expect(server.checks.length - before).toBeGreaterThan(1);
});
