import { describe, expect, it } from "vitest";
import { Refusal } from "@live-sessions/components/api";
import type { FormField } from "../src/api/model.js";
import { faultOf, lineOf, planOf, problemsOf, withValue } from "../src/state/policy-draft.js";

const LINES = [
  "free limit=2",
  "pro limit=10 roles=pro-customer,'shop owner'",
  "'One at a time' limit=1 when-full=ask",
  "big limit=25 roles='shop owner'",
];

describe("a plan", () => {
  it.each(LINES)("is read and written as it was: %s", (line) => {
    expect(lineOf(planOf(line))).toBe(line);
  });

  it("has its name and its settings", () => {
    expect(planOf("'One at a time' limit=1 when-full=ask")).toEqual({
      name: "One at a time",
      settings: { limit: "1", "when-full": "ask" },
    });
  });

  it("says nothing of what is left empty", () => {
    expect(lineOf({ name: "free", settings: { limit: "2", roles: " " } })).toBe("free limit=2");
  });

  it("keeps what is wrong with it, for the server to say so", () => {
    expect(planOf("free limit").settings).toEqual({ limit: "" });
  });
});

const number: FormField = {
  key: "retention-days",
  kind: "number",
  standard: "90",
  words: [],
  min: 1,
  max: 3650,
  remedy: "give 1 to 3650",
  meaning: "",
};
const word: FormField = { ...number, kind: "word", words: ["off", "on"], remedy: "use off or on" };

describe("a setting", () => {
  it("takes what its form allows", () => {
    expect(faultOf(number, "90")).toBeUndefined();
    expect(faultOf(number, "")).toBeUndefined();
    expect(faultOf(word, "on")).toBeUndefined();
  });

  it.each(["0", "3651", "1.5", "many"])("says what to give instead of %s", (text) => {
    expect(faultOf(number, text)).toBe("give 1 to 3650");
  });

  it("says which words there are", () => {
    expect(faultOf(word, "perhaps")).toBe("use off or on");
  });

  it("that is left empty is not set", () => {
    expect(withValue({ lock: ["strict"], reveal: ["full"] }, "lock", [" "])).toEqual({
      reveal: ["full"],
    });
    expect(withValue({}, "lock", ["strict"])).toEqual({ lock: ["strict"] });
  });
});

it("problems are those that the server names, and none where it names none", () => {
  const problems = [{ field: "lock", value: "x", remedy: "use standard or strict" }];
  const refused = (body: object) =>
    new Refusal("refused", "invalid-policy", undefined, { ...body }, 400);
  expect(problemsOf(refused({ problems }))).toEqual(problems);
  expect(problemsOf(refused({ problems: "many" }))).toEqual([]);
});
