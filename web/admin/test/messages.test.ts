import { describe, expect, it } from "vitest";
import { code, describeMessages, messages, published } from "../../components/test/messages.js";
import { TABS } from "../src/route.js";

describeMessages("admin");

describe("the pages", () => {
  const english = messages("admin", "en");
  const missing = (keys: readonly string[]) =>
    keys.filter((key) => !english.has(`liveSessions.${key}`));
  const source = code("admin");

  it("say only what there is a message for", () => {
    const said = [...source.matchAll(/words\.say\(\s*"([\w.-]+)"/g)].map(([, key]) => key ?? "");
    expect(said.length).toBeGreaterThan(100);
    expect(missing(said)).toEqual([]);
  });

  it("count only what there is a message for", () => {
    const counted = [...source.matchAll(/words\.count\(\s*"([\w.-]+)"/g)].map(
      ([, key]) => `${key ?? ""}.other`,
    );
    expect(counted.length).toBeGreaterThan(15);
    expect(missing(counted)).toEqual([]);
  });

  it("have a message for every tab, every question and every answer", () => {
    const asked = [
      "end",
      "end-many",
      "end-offline",
      "end-user",
      "unblock",
      "suspend",
      "resume",
      "apply-plan",
      "erase",
      "answer",
    ];
    expect(missing(TABS.map((tab) => `tab.${tab}`))).toEqual([]);
    expect(
      missing(
        asked.flatMap((name) => ["title", "text", "go"].map((part) => `confirm.${name}.${part}`)),
      ),
    ).toEqual([]);
  });

  it("have a message for every event, rule and cause that the server knows", () => {
    expect(missing(published("record/SessionEventType.java", "event"))).toEqual([]);
    expect(missing(published("record/AlertRule.java", "alert"))).toEqual([]);
    expect(missing(published("session/EndCause.java", "why"))).toEqual([]);
  });
});
