import { KINDS, type PastKind } from "@live-sessions/components/state";

/** Which events are shown; what is empty does not matter. Days are those of whoever looks. */
export interface EventFilter {
  readonly user?: string;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
  readonly country?: string;
  readonly ip?: string;
  readonly client?: string;
}

export const EVENT_FILTERS = ["user", "kind", "from", "to", "country", "ip", "client"] as const;

/** Those of the values that are filters of the history. */
export function eventFilterOf(query: Readonly<Record<string, string>>): EventFilter {
  return Object.fromEntries(
    EVENT_FILTERS.flatMap((name) => (query[name] ? [[name, query[name]]] : [])),
  );
}

/** As the server takes it. */
export function eventQuery(
  filter: EventFilter,
  more: Readonly<Record<string, string>> = {},
): string {
  const { kind, from, to, ...plain } = filter;
  const types: readonly string[] =
    kind && Object.hasOwn(KINDS, kind) ? KINDS[kind as PastKind] : [];
  return new URLSearchParams({
    ...plain,
    ...(types.length && { type: types.join(",") }),
    ...(from && { from: startOf(from) }),
    ...(to && { to: startOf(to, 1) }),
    ...more,
  }).toString();
}

/** The first moment of that day, or of one so many days later. */
function startOf(day: string, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
