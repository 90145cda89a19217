import type { AdminSession } from "../api/model.js";

/** Which sessions are shown; what is empty does not matter. */
export const FILTERS = [
  "q",
  "country",
  "client",
  "plan",
  "state",
  "kind",
  "ip",
  "user",
  "device",
] as const;

export type FilterName = (typeof FILTERS)[number];
export type SessionFilter = Readonly<Partial<Record<FilterName, string>>>;

/** Those of the values that are filters of the list. */
export function filterOf(query: Readonly<Record<string, string>>): SessionFilter {
  return Object.fromEntries(FILTERS.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
}

/** As the server takes it. */
export function asQuery(
  filter: SessionFilter,
  more: Readonly<Record<string, string>> = {},
): string {
  return new URLSearchParams({ ...filter, ...more }).toString();
}

/**
 * Whether a session that has just started belongs into the list. Of a range of addresses only the server knows, and it may know
 * more than is told here of what a text finds: then it is "perhaps".
 */
export function belongs(session: AdminSession, filter: SessionFilter): "yes" | "no" | "perhaps" {
  const { device, place } = session;
  const plain: [string | undefined, string | null | undefined][] = [
    [filter.user, session.userId],
    [filter.state, session.state],
    [filter.kind, session.kind],
    [filter.plan, session.plan],
    [filter.country, place?.countryCode],
    [filter.device, device.id],
  ];
  if (plain.some(([asked, is]) => asked && asked !== is)) return "no";
  if (filter.client && !session.clients.includes(filter.client)) return "perhaps";
  if (filter.ip?.includes("/")) return "perhaps";
  if (filter.ip && filter.ip !== session.ipAddress) return "no";
  return !filter.q || hasText(session, filter.q) ? "yes" : "perhaps";
}

function hasText({ username, device, place }: AdminSession, text: string): boolean {
  const start = text.toLocaleLowerCase();
  return [username, device.name, place?.city].some((value) =>
    value?.toLocaleLowerCase().startsWith(start),
  );
}
