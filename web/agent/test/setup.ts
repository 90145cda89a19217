import { afterEach, beforeEach, vi } from "vitest";
import { type Agent, connect, type Options } from "../src/live-sessions.js";
import { openBrowser } from "./browser.js";
import { StandIn } from "./stand-in.js";

/** The stand-in of the running test, and its clock. */
export let server = new StandIn();
const agents: Agent[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 10) });
  // no jitter but the middle of it
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  server = new StandIn();
  vi.stubGlobal("fetch", server.fetch);
  openBrowser();
});

afterEach(() => {
  for (const agent of agents.splice(0)) agent.disconnect();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

export const seconds = (count: number): Promise<unknown> =>
  vi.advanceTimersByTimeAsync(count * 1_000);

/** Opens one more tab. */
export function open(options: Partial<Options> = {}): Agent {
  const agent = connect({
    url: "https://login.example.org/",
    realm: "a realm",
    token: () => Promise.resolve("token"),
    ...options,
  });
  agents.push(agent);
  return agent;
}
