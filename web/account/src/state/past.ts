import type { Api } from "../api/api.js";
import type { HistoryEvent, Page } from "../api/model.js";

/** Which events are shown. */
export interface PastFilter {
  readonly kind: PastKind;
  /** Id of a device; empty for all. */
  readonly device: string;
}

/** Events that belong together, by their types; all types where none is named. */
export const KINDS = {
  all: [],
  sessions: [
    "session-started",
    "session-ended",
    "session-evicted",
    "session-choice",
    "multi-session-detected",
    "logged-out-everywhere",
    "impersonation-started",
  ],
  presence: ["session-activity", "session-offline", "session-online"],
  devices: [
    "device-new",
    "device-proven",
    "device-renamed",
    "device-trusted",
    "device-blocked",
    "device-unblocked",
  ],
  refusals: [
    "blocked-login-refused",
    "lock-violation",
    "limit-refused",
    "rule-refused",
    "alert-raised",
    "alert-answered",
  ],
  data: ["history-viewed", "history-exported", "history-erased"],
} as const satisfies Record<string, readonly string[]>;

export type PastKind = keyof typeof KINDS;

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
