import { describe, expect, it } from "vitest";
import { code, describeMessages, messages, published } from "../../components/test/messages.js";

describeMessages("account");

describe("the page", () => {
  const english = messages("account", "en");

  it("says only what there is a message for", () => {
    const said = [...code("account").matchAll(/words\.say\(\s*"([\w.-]+)"/g)].map(
      ([, key]) => key ?? "",
    );
    expect(said.length).toBeGreaterThan(40);
    expect(said.filter((key) => !english.has(`liveSessions.${key}`))).toEqual([]);
  });

  it("has a message for every event and rule that the server knows", () => {
    const types = published("record/SessionEventType.java", "event");
    const rules = published("record/AlertRule.java", "alert");
    expect(types.length).toBeGreaterThan(20);
    expect(rules.length).toBeGreaterThanOrEqual(5);
    expect([...types, ...rules].filter((key) => !english.has(`liveSessions.${key}`))).toEqual([]);
  });
});
