import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const RESOURCES = path.join(
  import.meta.dirname,
  "../../../authenticator/src/main/resources/theme-resources/",
);
const read = (name: string) => fs.readFileSync(path.join(RESOURCES, name), "utf8");
const LANGUAGES = ["en", "de", "fr", "es", "ar", "ja"];

function messages(language: string): Map<string, string> {
  const lines = read(`messages/messages_${language}.properties`).split("\n").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const end = line.indexOf("=");
      return [line.slice(0, end), line.slice(end + 1)];
    }),
  );
}

const english = messages("en");
const numbersIn = (text: string) => new Set(text.match(/(?<=\{)\d/g));

describe.each(LANGUAGES)("the messages in %s", (language) => {
  const own = messages(language);

  it("are complete, with no key twice", () => {
    expect([...own.keys()]).toEqual([...english.keys()]);
    expect(read(`messages/messages_${language}.properties`).trim().split("\n")).toHaveLength(
      own.size,
    );
  });

  it("are written, and none is only copied from English", () => {
    for (const [key, text] of own) expect(text.trim(), key).not.toBe("");
    const same = [...own].filter(
      ([key, text]) => text === english.get(key) && /[a-z]{4}/.test(text),
    );
    // both are German words too
    expect(language === "en" ? [] : same.map(([key]) => key)).toEqual(
      language === "de" ? ["liveSessionsDeviceDesktop", "liveSessionsDeviceTablet"] : [],
    );
  });

  it("double every apostrophe, since Keycloak reads all of them as MessageFormat", () => {
    for (const [key, text] of own) expect(text.replaceAll("''", ""), key).not.toContain("'");
  });

  it("take the same values as in English", () => {
    for (const [key, text] of own)
      expect(numbersIn(text), key).toEqual(numbersIn(english.get(key) ?? ""));
  });
});

describe("the templates", () => {
  const names = fs
    .readdirSync(path.join(RESOURCES, "templates"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ftl"));
  const all = names.map((name) => read(`templates/${name}`)).join("\n");
  const choice = read("templates/live-sessions-choice.ftl");

  it("are all looked at", () => {
    expect(names.length).toBeGreaterThanOrEqual(10);
  });

  it("use only messages that exist", () => {
    const whole = [...all.matchAll(/"(liveSessions\w+)"(?! \+)/g)].map(([, key]) => key ?? "");
    expect(whole.length).toBeGreaterThan(15);
    expect(whole.filter((key) => !english.has(key))).toEqual([]);
    for (const unit of ["Now", "Minute", "Hour", "Day"])
      expect(english.has(`liveSessionsAgo${unit}`)).toBe(true);
  });

  it("hold no inline script, style or handler", () => {
    expect(all).not.toMatch(/\sstyle=|\son[a-z]+=|<style|javascript:|\?no_esc/);
    for (const [tag] of all.matchAll(/<script[^>]*>/g)) expect(tag).toContain("src=");
  });

  it("offer every button as a part of the one form", () => {
    const values = [...choice.matchAll(/name="choice" value="([\w-]+)"/g)].map(
      ([, value]) => value,
    );
    expect(values.sort()).toEqual(
      ["continue-elsewhere", "continue-here", "keep-both", "logout-everywhere", "not-me"].sort(),
    );
    expect(choice.match(/<form /g)).toHaveLength(1);
  });
});
