import type { FieldProblem, FormField, PolicyView, Values } from "../api/model.js";
import type { Refusal } from "@live-sessions/components/api";

/** A plan as somebody types it: a name, and settings as texts by their keys. */
export interface PlanDraft {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
}

const NEEDS_QUOTES = /[\s,'"]/;

/** A line of `plans`, read as leniently as somebody has written it: what is wrong with it the server says. */
export function planOf(line: string): PlanDraft {
  const [name = "", ...parts] = piecesOf(line);
  const settings = parts.map((part): [string, string] => {
    const at = part.indexOf("=");
    return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
  });
  return { name, settings: Object.fromEntries(settings) };
}

/** The line that says the plan. A list, such as of roles, keeps the quotes that it was typed with. */
export function lineOf({ name, settings }: PlanDraft): string {
  const parts = Object.entries(settings)
    .filter(([, value]) => value.trim() !== "")
    .map(([key, value]) => `${key}=${isList(value) ? value.trim() : quoted(value.trim())}`);
  return [quoted(name.trim()), ...parts].join(" ");
}

/** Every plan of the policy: as it is written down, or as the server has it by default. */
export function plansOf(view: PolicyView, values: Values): PlanDraft[] {
  const lines = values["plans"];
  if (lines?.length) return lines.map(planOf);
  return view.plans.map(({ name, values: settings }) => ({ name, settings }));
}

/** The values with that one; without it where it says no more than the standard does. */
export function withValue(values: Values, key: string, entered: readonly string[]): Values {
  const others = Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
  const said = entered.filter((text) => text.trim() !== "");
  return said.length ? { ...others, [key]: said } : others;
}

/** What is wrong with a value by the form alone; the server has the last word. */
export function faultOf(field: FormField, text: string): string | undefined {
  const value = text.trim();
  if (!value) return undefined;
  if (field.kind === "word" && field.words.length && !field.words.includes(value))
    return field.remedy;
  if (field.kind !== "number") return undefined;
  const number = Number(value);
  const within = number >= (field.min ?? -Infinity) && number <= (field.max ?? Infinity);
  return Number.isInteger(number) && within ? undefined : field.remedy;
}

/** What the server finds wrong with a policy, by the fields. */
export function problemsOf({ body }: Refusal): FieldProblem[] {
  return Array.isArray(body["problems"]) ? (body["problems"] as FieldProblem[]) : [];
}

/** A quoted text in a line is one piece, also behind an equals sign. */
function piecesOf(line: string): string[] {
  const pieces = line.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
  return pieces.map((piece) => {
    const [head = "", ...rest] = piece.split("=");
    const tail = rest.join("=");
    return rest.length ? `${head}=${isList(tail) ? tail : bare(tail)}` : bare(piece);
  });
}

function isList(value: string): boolean {
  return /^(?:[^\s,'"]+|'[^']*'|"[^"]*")(?:,(?:[^\s,'"]+|'[^']*'|"[^"]*"))+$/.test(value.trim());
}

function bare(text: string): string {
  return text.replace(
    /'([^']*)'|"([^"]*)"/g,
    (_, single?: string, double?: string) => single ?? double ?? "",
  );
}

function quoted(text: string): string {
  if (!NEEDS_QUOTES.test(text)) return text;
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}
