import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

export const LANGUAGES = ["en", "de", "fr", "es", "ar", "ja"];
const WEB = path.join(import.meta.dirname, "../..");
const FORMS = /\.(zero|one|two|few|many|other)$/;

/** The texts of a console's page: its own and those of all pages, as the build lays them together. */
export function messages(type: "account" | "admin", language: string): Map<string, string> {
  const name = `messages_${language}.properties`;
  const shared = read(path.join(WEB, "components/messages", name));
  const own = read(path.join(WEB, type, "theme/theme/live-sessions", type, "messages", name));
  return new Map([...shared, ...own]);
}

/** The source of a console's page and of what all pages share. */
export function code(type: "account" | "admin"): string {
  return [`${type}/src`, "components/src"]
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(WEB, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => fs.readFileSync(path.join(WEB, folder, name), "utf8")),
    )
    .join("\n");
}

/** Keys of the words that an enum of the server's domain publishes, each behind that prefix. */
export function published(file: string, prefix: string): string[] {
  const core = path.join(WEB, "../core/src/main/java/io/github/livesessions/core");
  const constants = fs
    .readFileSync(path.join(core, file), "utf8")
    .matchAll(/^ {4}([A-Z][A-Z_]+)\b/gm);
  return [...constants].map(
    ([, name]) => `${prefix}.${(name ?? "").toLowerCase().replaceAll("_", "-")}`,
  );
}

/** What holds of the texts of every language. */
export function describeMessages(type: "account" | "admin"): void {
  const english = messages(type, "en");
  const counted = [...english.keys()]
    .filter((key) => key.endsWith(".one"))
    .map((key) => key.slice(0, -".one".length));
  const isCounted = (key: string) => counted.includes(key.replace(FORMS, ""));
  const holes = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort();

  describe.each(LANGUAGES)(`the messages of the ${type} page in %s`, (language) => {
    const own = messages(type, language);

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
}

function read(file: string): Map<string, string> {
  const lines = fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
  const pairs = lines.map((line): [string, string] => {
    const end = line.indexOf("=");
    return [line.slice(0, end), line.slice(end + 1)];
  });
  const found = new Map(pairs);
  if (found.size !== pairs.length) throw new Error(`a key stands twice in ${file}`);
  return found;
}
