import type { Api, HistoryEvent, Page } from "@live-sessions/components/api";
import { KINDS, type PastKind } from "@live-sessions/components/state";

/** Which events are shown. */
export interface PastFilter {
  readonly kind: PastKind;
  /** Id of a device; empty for all. */
  readonly device: string;
}

const AT_ONCE = 50;

/** One page of the history. */
export async function readPast(
  api: Api,
  { kind, device }: PastFilter,
  after: string,
  signal: AbortSignal,
): Promise<Page<HistoryEvent>> {
  const query = new URLSearchParams({ max: String(AT_ONCE) });
  if (KINDS[kind].length) query.set("type", KINDS[kind].join(","));
  if (device) query.set("device", device);
  if (after) query.set("after", after);
  return api.get<Page<HistoryEvent>>(`me/events?${query.toString()}`, signal);
}
