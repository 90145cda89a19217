import { expect, it } from "vitest";
import { EventReader } from "../src/event-reader.js";

const TEXT = 'retry: 700\n: hello\n\nid: 1~a\nevent: alert\ndata: {"a":\ndata: 1}\n\n';

it.each(["\n", "\r\n", "\r"])("reads events however the network cuts them (%j)", (end) => {
  const text = `${TEXT}:\n`.replaceAll("\n", end);
  for (let cut = 0; cut <= text.length; cut++) {
    const reader = new EventReader();
    const events = [...reader.read(text.slice(0, cut)), ...reader.read(text.slice(cut))];
    expect(events).toEqual([{ id: "1~a", name: "alert", data: '{"a":\n1}' }]);
    expect(reader.retry).toBe(700);
  }
});

it("tells of an id alone, from which to resume", () => {
  expect(new EventReader().read("id: 5~\n\n")).toEqual([{ id: "5~", name: "", data: "" }]);
});

it("forgets what a cut connection left unfinished", () => {
  const reader = new EventReader();
  reader.read("event: alert\ndata: half of");
  reader.reset();
  expect(reader.read("\ndata: whole\n\n")).toEqual([{ id: "", name: "", data: "whole" }]);
});
