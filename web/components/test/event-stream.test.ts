import { describe, expect, it } from "vitest";
import { readEvents, type StreamEvent } from "../src/api/event-stream.js";

async function read(...chunks: string[]): Promise<{ events: StreamEvent[]; signs: number }> {
  const events: StreamEvent[] = [];
  let signs = 0;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
      controller.close();
    },
  });
  await readEvents(
    body,
    (event) => events.push(event),
    () => signs++,
  );
  return { events, signs };
}

describe("a stream", () => {
  it("is read event by event", async () => {
    const { events } = await read(
      "retry: 2000\n: hello\n\nevent: alert\nid: 1~a\ndata: {}\n\ndata: x\ndata: y\n\n",
    );
    expect(events).toEqual([
      { name: "alert", id: "1~a", data: "{}" },
      { name: "message", id: "", data: "x\ny" },
    ]);
  });

  it("may be cut anywhere, also within a letter of several bytes", async () => {
    const bytes = new TextEncoder().encode("event: a\ndata: münchen\n\n");
    const events: StreamEvent[] = [];
    for (let cut = 1; cut < bytes.length; cut++) {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(bytes.slice(0, cut));
          controller.enqueue(bytes.slice(cut));
          controller.close();
        },
      });
      await readEvents(body, (event) => events.push(event));
    }
    expect(events).toHaveLength(bytes.length - 1);
    expect(events.every(({ data }) => data === "münchen")).toBe(true);
  });

  it("shows by comments that it is alive", async () => {
    expect(await read(": still here\n\n", ": still here\n\n")).toEqual({ events: [], signs: 2 });
  });

  it("that ends in the middle of an event does not tell of it", async () => {
    expect((await read("event: a\ndata: half")).events).toEqual([]);
  });
});
