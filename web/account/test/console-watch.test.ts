import { connect, type Agent, type Options, type Reason } from "@live-sessions/agent";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ConsoleWatch } from "../src/console/console-watch.js";

vi.mock("@live-sessions/agent", () => ({ connect: vi.fn() }));

const REASON: Reason = { cause: "admin", by: "administrator", at: "", device: null, place: null };

const unheard = vi.fn();
const disconnect = vi.fn();
const stay = vi.fn();
let agent: Options;
let watch: ConsoleWatch;

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(connect).mockImplementation((options) => {
    agent = options;
    return { disconnect, stay } as Partial<Agent> as Agent;
  });
  watch = new ConsoleWatch({ url: "", realm: "r", token: () => Promise.resolve("token") }, unheard);
});

describe("the agent of a console", () => {
  it("is one for all of its pages, one after the other", () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const leave = watch.listen({ onEvent: first });
    agent.onEvent?.("alert", { id: "1" });
    leave();
    watch.listen({ onEvent: second });
    agent.onEvent?.("alert", { id: "2" });

    expect(connect).toHaveBeenCalledOnce();
    expect(first).toHaveBeenCalledExactlyOnceWith("alert", { id: "1" });
    expect(second).toHaveBeenCalledExactlyOnceWith("alert", { id: "2" });
  });

  it("tells a page that comes later how it stands", () => {
    const onState = vi.fn();
    agent.onState?.("live");
    watch.listen({ onState });
    expect(onState).toHaveBeenCalledExactlyOnceWith("live");
  });

  it("lets the page say that the session is over, which is also told to one that comes later", () => {
    const [now, later] = [vi.fn(), vi.fn()];
    watch.listen({ onEnded: now });
    agent.onEnded?.(REASON);
    watch.listen({ onEnded: later });
    expect(now).toHaveBeenCalledExactlyOnceWith(REASON);
    expect(later).toHaveBeenCalledExactlyOnceWith(REASON);
    expect(unheard).not.toHaveBeenCalled();
  });

  it("says it where none of our pages is there", () => {
    watch.listen({})();
    agent.onEnded?.(REASON);
    expect(unheard).toHaveBeenCalledOnce();
    expect(watch.over).toBe(REASON);
  });

  it("warns, and keeps the session when the person wants it", () => {
    const [onExpiring, onStayed] = [vi.fn(), vi.fn()];
    watch.listen({ onExpiring, onStayed });
    agent.onExpiring?.(30, null);
    agent.onStayed?.();
    watch.stay();
    expect(onExpiring).toHaveBeenCalledExactlyOnceWith(30, null);
    expect(onStayed).toHaveBeenCalledOnce();
    expect(stay).toHaveBeenCalledOnce();
  });

  it("is silent once the person logs out", () => {
    watch.leave();
    expect(disconnect).toHaveBeenCalledOnce();
  });
});
