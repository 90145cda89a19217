/** The pages of our entry, in the order of their tabs. */
export const TABS = [
  "sessions",
  "devices",
  "events",
  "alerts",
  "statistics",
  "policy",
  "setup",
] as const;

export type TabName = (typeof TABS)[number];

/** Where in our pages somebody is; the address of the window says it. */
export interface Route {
  /** The realm that is looked after. */
  readonly realm: string;
  readonly tab: TabName | "user";
  /** Of the user whose page it is; empty on other pages. */
  readonly user: string;
  /** What the page is asked for, such as filters. */
  readonly query: Readonly<Record<string, string>>;
}

const PAGE = "live-sessions";

/** What the fragment of an address says; undefined where it is none of our pages. */
export function routeOf(hash: string): Route | undefined {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?");
  const [, realm, page, tab = "", user = ""] = path.split("/").map(decoded);
  if (!realm || page !== PAGE) return undefined;
  const asked = Object.fromEntries(new URLSearchParams(query));
  if (tab === "user" && user) return { realm, tab, user, query: asked };
  const known = TABS.find((name) => name === tab) ?? "sessions";
  return { realm, tab: known, user: "", query: asked };
}

/** The fragment that says it. */
export function hashOf(realm: string, tab: TabName | "" = "", query: Route["query"] = {}): string {
  return `#/${encodeURIComponent(realm)}/${PAGE}${tab && `/${tab}`}${asked(query)}`;
}

export function hashOfUser(realm: string, user: string): string {
  return `#/${encodeURIComponent(realm)}/${PAGE}/user/${encodeURIComponent(user)}`;
}

/** Which realm the console looks after, as its own addresses say. */
export function realmOf(hash: string): string | undefined {
  return decoded(hash.replace(/^#/, "").split(/[/?]/)[1] ?? "") || undefined;
}

function asked(query: Route["query"]): string {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  return given.length ? `?${new URLSearchParams(given).toString()}` : "";
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
