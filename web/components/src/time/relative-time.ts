/** How long ago something was, in the largest unit of which it is at least one: the same cut as the server makes. */
export interface Ago {
  readonly unit: "now" | "minute" | "hour" | "day";
  readonly count: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Clocks differ: what is in the future was now. */
export function ago(then: Date, now: Date): Ago {
  const age = now.getTime() - then.getTime();
  if (age >= DAY) return { unit: "day", count: Math.floor(age / DAY) };
  if (age >= HOUR) return { unit: "hour", count: Math.floor(age / HOUR) };
  if (age >= MINUTE) return { unit: "minute", count: Math.floor(age / MINUTE) };
  return { unit: "now", count: 0 };
}

/** @param locale BCP 47; Keycloak's tags are such */
export function relativeTime(then: Date, now: Date, locale: string): string {
  const { unit, count } = ago(then, now);
  if (unit === "now") return format(locale, "auto").format(0, "second");
  return format(locale, "always").format(-count, unit);
}

/** How long it is until then, in the largest unit of which it is at least one; what is over is now. */
export function timeLeft(then: Date, now: Date, locale: string): string {
  const { unit, count } = ago(now, then);
  if (unit === "now") return format(locale, "auto").format(0, "second");
  return format(locale, "always").format(count, unit);
}

const formats = new Map<string, Intl.RelativeTimeFormat>();

/** Making one takes far longer than using it, and a long list uses it often. */
function format(locale: string, numeric: "always" | "auto"): Intl.RelativeTimeFormat {
  const key = `${locale} ${numeric}`;
  const made = formats.get(key) ?? new Intl.RelativeTimeFormat(locale, { numeric });
  formats.set(key, made);
  return made;
}

const EVERY = 15_000;

/**
 * Keeps every `<time datetime>` under `root` in the words of the moment. Its `data-now` is what to write for a moment ago, its
 * title becomes the full date, in the reader's own zone.
 *
 * @returns what stops it
 */
export function keepRelative(
  root: ParentNode,
  locale: string,
  clock = () => new Date(),
): () => void {
  const full = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });
  const write = () => {
    for (const element of root.querySelectorAll<HTMLTimeElement>("time[datetime]")) {
      const then = new Date(element.dateTime);
      if (Number.isNaN(then.getTime())) continue;
      const isNow = ago(then, clock()).unit === "now";
      const now = isNow ? element.dataset["now"] : undefined;
      const text = now ?? relativeTime(then, clock(), locale);
      // written only when it changes: a screen reader need not hear the same again
      if (element.textContent !== text) element.textContent = text;
      element.title = full.format(then);
    }
  };
  write();
  const timer = setInterval(write, EVERY);
  return () => {
    clearInterval(timer);
  };
}
