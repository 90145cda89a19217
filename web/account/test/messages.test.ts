import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const THEME = path.join(import.meta.dirname, "../theme/theme/live-sessions/account");
const LANGUAGES = ["en", "de", "fr", "es", "ar", "ja"];
const FORMS = /\.(zero|one|two|few|many|other)$/;

function messages(language: string): Map<string, string> {
  const file = path.join(THEME, `messages/messages_${language}.properties`);
  const lines = fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
  const pairs = lines.map((line): [string, string] => {
    const end = line.indexOf("=");
    return [line.slice(0, end), line.slice(end + 1)];
  });
  const found = new Map(pairs);
  if (found.size !== pairs.length) throw new Error(`a key stands twice in ${language}`);
  return found;
}

const english = messages("en");
const counted = [...english.keys()]
  .filter((key) => key.endsWith(".one"))
  .map((key) => key.slice(0, -".one".length));
const isCounted = (key: string) => counted.includes(key.replace(FORMS, ""));
const holes = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort();

describe.each(LANGUAGES)("the page's messages in %s", (language) => {
  const own = messages(language);

  it("are complete", () => {
    const plain = (all: Iterable<string>) => [...all].filter((key) => !isCounted(key)).sort();
    expect(plain(own.keys())).toEqual(plain(english.keys()));
  });

  it("have every form that a number takes in the language", () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    // large round numbers have a form of their own in French and Spanish; "other" does for them
    const needed = pluralCategories.filter(
      (form) => form !== "many" || !["fr", "es"].includes(language),
    );
    for (const key of counted)
      for (const form of needed) expect(own.has(`${key}.${form}`), `${key}.${form}`).toBe(true);
  });

  it("are written, and take the same values as in English", () => {
    for (const [key, text] of own) {
      expect(text.trim(), key).not.toBe("");
      if (!isCounted(key)) expect(holes(text), key).toEqual(holes(english.get(key) ?? ""));
    }
  });

  it("hold no apostrophe twice: nobody reads them as MessageFormat", () => {
    for (const [key, text] of own) expect(text, key).not.toContain("''");
  });
});

describe("the page", () => {
  const source = path.join(import.meta.dirname, "../src");
  const code = fs
    .readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => fs.readFileSync(path.join(source, name), "utf8"))
    .join("\n");

  it("says only what there is a message for", () => {
    const said = [...code.matchAll(/words\.say\(\s*"([\w.-]+)"/g)].map(([, key]) => key ?? "");
    expect(said.length).toBeGreaterThan(40);
    expect(said.filter((key) => !english.has(`liveSessions.${key}`))).toEqual([]);
  });

  it("has a message for every cause, event and rule that the server knows", () => {
    const core = path.join(
      import.meta.dirname,
      "../../../core/src/main/java/io/github/livesessions/core",
    );
    const constants = (file: string) =>
      [...fs.readFileSync(path.join(core, file), "utf8").matchAll(/^ {4}([A-Z][A-Z_]+)\b/gm)].map(
        ([, name]) => (name ?? "").toLowerCase().replaceAll("_", "-"),
      );
    const types = constants("record/SessionEventType.java").map((name) => `event.${name}`);
    const rules = constants("record/AlertRule.java").map((name) => `alert.${name}`);
    expect(types.length).toBeGreaterThan(20);
    expect(rules.length).toBeGreaterThanOrEqual(5);
    expect([...types, ...rules].filter((key) => !english.has(`liveSessions.${key}`))).toEqual([]);
  });
});
