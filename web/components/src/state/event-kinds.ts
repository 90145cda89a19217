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
  would: ["would-refuse", "would-ask", "would-evict", "would-block", "would-lock", "would-end"],
  data: ["history-viewed", "history-exported", "history-erased"],
} as const satisfies Record<string, readonly string[]>;

export type PastKind = keyof typeof KINDS;
