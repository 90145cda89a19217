import { afterEach, describe, expect, it, vi } from "vitest";
import { ago, keepRelative, relativeTime } from "../src/time/relative-time.js";

const NOW = new Date("2026-11-22T12:00:00Z");
const before = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

describe("how long ago", () => {
  it.each([
    [0, "now", 0],
    [59, "now", 0],
    [60, "minute", 1],
    [3599, "minute", 59],
    [3600, "hour", 1],
    [86_399, "hour", 23],
    [86_400, "day", 1],
    [3 * 86_400, "day", 3],
  ])("cuts %i seconds into %s %i", (seconds, unit, count) => {
    expect(ago(before(seconds), NOW)).toEqual({ unit, count });
  });

  it("takes the future of a clock that is fast for now", () => {
    expect(ago(before(-300), NOW)).toEqual({ unit: "now", count: 0 });
  });

  it("speaks the page's language", () => {
    expect(relativeTime(before(300), NOW, "en")).toBe("5 minutes ago");
    expect(relativeTime(before(300), NOW, "de")).toBe("vor 5 Minuten");
    expect(relativeTime(before(300), NOW, "ja")).toBe("5 分前");
    expect(relativeTime(before(86_400), NOW, "en")).toBe("1 day ago");
  });
});

describe("a page of times", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const page = (html: string) => {
    const root = document.createElement("div");
    root.innerHTML = html;
    return root;
  };

  it("ticks until it is stopped", () => {
    vi.useFakeTimers({ now: NOW });
    const root = page(`<time datetime="${before(50).toISOString()}" data-now="just now">?</time>`);
    const stop = keepRelative(root, "en");
    expect(root.textContent).toBe("just now");
    vi.advanceTimersByTime(15_000);
    expect(root.textContent).toBe("1 minute ago");
    stop();
    vi.advanceTimersByTime(600_000);
    expect(root.textContent).toBe("1 minute ago");
  });

  it("leaves what is no time as the server wrote it", () => {
    const root = page('<time datetime="yesterday">a while ago</time>');
    keepRelative(root, "en")();
    expect(root.textContent).toBe("a while ago");
  });
});
