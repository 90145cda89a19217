import type { Device, Place } from "../api/model.js";

const OWN = "liveSessions.";

/** The page's texts in the person's language, with the console's overrides. */
export class Words {
  /** Which way the language is read; what a person has typed has its own. */
  readonly direction: "ltr" | "rtl";
  private readonly plurals: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;
  private readonly durations: Intl.NumberFormat;
  private readonly times: Intl.DateTimeFormat;
  private readonly days: Intl.DateTimeFormat;
  private readonly countries: Intl.DisplayNames;

  /** @param texts of the console, by key */
  constructor(
    private readonly texts: ReadonlyMap<string, string>,
    readonly locale: string,
  ) {
    this.direction = /^(ar|fa|he|ur)\b/.test(locale) ? "rtl" : "ltr";
    this.plurals = new Intl.PluralRules(locale);
    this.numbers = new Intl.NumberFormat(locale);
    this.durations = new Intl.NumberFormat(locale, { style: "unit", unit: "second" });
    this.times = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });
    this.days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
    this.countries = new Intl.DisplayNames([locale], { type: "region" });
  }

  /**
   * Reads the console's own bundle, into which Keycloak merges the theme's texts and the realm's.
   *
   * @param bundle address of the bundles of that console
   */
  static async load(bundle: string, locale: string): Promise<Words> {
    const address = `${bundle}/${locale}`;
    const response = await fetch(address, { cache: "no-cache" });
    const pairs = (await response.json()) as { key: string; value: string }[];
    return new Words(new Map(pairs.map(({ key, value }) => [key, value])), known(locale));
  }

  /** The text of that key, with the values in the places of {0}, {1}. */
  say(key: string, ...values: readonly string[]): string {
    return this.filled(OWN + key, values);
  }

  /** Whether there is such a text. */
  has(key: string): boolean {
    return this.texts.has(OWN + key);
  }

  /** The text of that key in the form that the number takes in this language, with the number as {0}. */
  count(key: string, number: number): string {
    const form = `${key}.${this.plurals.select(number)}`;
    return this.say(this.has(form) ? form : `${key}.other`, this.numbers.format(number));
  }

  /** What a device is called: as its owner does, or by what it is. */
  device(device: Device): string {
    const { name, browser, os, type } = device;
    if (name) return name;
    if (browser && os) return this.filled("liveSessionsBrowserOnOs", [browser, os]);
    return browser ?? os ?? this.type(type);
  }

  /** Browser and system with their versions. */
  software({ browser, browserVersion, os, osVersion }: Device): string {
    const parts = [
      [browser, browserVersion],
      [os, osVersion],
    ];
    return parts
      .filter(([name]) => name)
      .map(([name, version]) => [name, version?.replace(/(\.0)+$/, "")].filter(Boolean).join(" "))
      .join(" · ");
  }

  place(place: Place | null): string {
    const country = place?.countryCode ? this.country(place.countryCode) : place?.country;
    if (place?.city && country) return this.filled("liveSessionsPlace", [place.city, country]);
    return place?.city ?? country ?? this.filled("liveSessionsPlaceUnknown", []);
  }

  accuracy(km: number): string {
    return this.filled("liveSessionsAccuracy", [this.numbers.format(km)]);
  }

  type(type: Device["type"]): string {
    return this.filled(`liveSessionsDevice${type.charAt(0).toUpperCase()}${type.slice(1)}`, []);
  }

  /** A shared text of the login pages. */
  shared(key: string): string {
    return this.filled(`liveSessions${key}`, []);
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  seconds(value: number): string {
    return this.durations.format(value);
  }

  /** The moment in full, in the person's own zone. */
  moment(iso: string): string {
    return this.times.format(new Date(iso));
  }

  shortMoment(iso: string): string {
    return this.days.format(new Date(iso));
  }

  private country(code: string): string {
    return this.countries.of(code) ?? code;
  }

  private filled(key: string, values: readonly string[]): string {
    const text = this.texts.get(key) ?? key;
    return text.replace(/\{(\d)\}/g, (hole, index: string) => values[Number(index)] ?? hole);
  }
}

/** The locale as browsers write it; one that they do not know is English to them. */
function known(locale: string): string {
  try {
    return new Intl.Locale(locale.replace("_", "-")).toString();
  } catch {
    return "en";
  }
}
