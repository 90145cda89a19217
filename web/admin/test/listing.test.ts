import { Refusal, type Page } from "@live-sessions/components/api";
import { describe, expect, it } from "vitest";
import { Listing } from "../src/state/listing.js";

interface Item {
  readonly id: string;
}

describe("a list", () => {
  it("passes over pages in which there is nothing that its reader may see", async () => {
    const pages: Page<Item>[] = [
      { items: [], next: "1" },
      { items: [], next: "2" },
      { items: [{ id: "a" }], next: null },
    ];
    const list = new Listing<Item>((after) =>
      Promise.resolve(pages[Number(after || 0)] ?? { items: [], next: null }),
    );
    await list.load();
    expect(list.get()).toMatchObject({ phase: "ready", items: [{ id: "a" }], next: null });
  });

  it("keeps what it has where no more can be read", async () => {
    const list = new Listing<Item>((after) =>
      after
        ? Promise.reject(new Refusal("unreachable"))
        : Promise.resolve({ items: [{ id: "a" }], next: "1" }),
    );
    await list.load();
    await list.more();
    expect(list.get()).toMatchObject({ phase: "failed", items: [{ id: "a" }], more: false });
    expect(list.get().failure?.kind).toBe("unreachable");
  });

  it("says why it is not there", async () => {
    const list = new Listing<Item>(() =>
      Promise.reject(new Refusal("refused", "forbidden", undefined, {}, 403)),
    );
    await list.load();
    expect(list.get().failure?.status).toBe(403);
  });
});
