/** What the server tells, as docs/rest.md has it; times are ISO 8601. */
export type DeviceKind = "desktop" | "tablet" | "mobile" | "unknown";

export interface Device {
  readonly id: string | null;
  readonly type: DeviceKind;
  readonly name: string | null;
  readonly browser: string | null;
  readonly browserVersion: string | null;
  readonly os: string | null;
  readonly osVersion: string | null;
  readonly trusted: boolean;
  readonly proven: boolean;
  readonly blocked: boolean;
}

export interface Place {
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accuracyKm: number | null;
}

export type Presence = "online" | "offline" | "unchecked";

export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly kind: string;
  readonly state: Presence;
  readonly current: boolean;
  readonly plan: string | null;
  readonly device: Device;
  readonly place: Place | null;
  readonly ipAddress: string | null;
  readonly startedAt: string;
  readonly lastSeenAt: string | null;
  readonly lastActivityAt: string;
  readonly expiresAt: string | null;
  readonly clients: readonly string[];
}

export interface Block {
  readonly scope: "account" | "realm";
  readonly by: "owner" | "administrator";
  readonly at: string;
  readonly undoUntil: string | null;
}

export interface OwnedDevice extends Device {
  readonly id: string;
  readonly current: boolean;
  readonly firstSeenAt: string | null;
  readonly lastSeenAt: string | null;
  readonly sessions: readonly string[];
  readonly blocks: readonly Block[];
}

export type Verdict = "mine" | "not-mine";

export interface Alert {
  readonly id: string;
  readonly at: string;
  readonly rule: string;
  readonly sessionId: string | null;
  readonly device: Device | null;
  readonly by: Device | null;
  readonly verdict: Verdict | null;
  readonly here: boolean;
}

/** One line of the history. */
export interface HistoryEvent {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly actor: { readonly kind: "owner" | "administrator" } | null;
  readonly device: Pick<
    Device,
    "id" | "type" | "browser" | "browserVersion" | "os" | "osVersion"
  > & {
    readonly model: string | null;
  };
  readonly ipAddress: string | null;
  readonly place: Place | null;
  readonly clientId: string | null;
  readonly cause: string | null;
}

export interface Preferences {
  readonly locationTracking: boolean;
  readonly emailAlerts: boolean;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Why a session has ended. */
export interface Reason {
  readonly cause: string;
  readonly by: "you" | "administrator" | "system";
  readonly at: string;
  readonly device: Pick<Device, "name" | "browser" | "os"> | null;
  readonly place: Pick<Place, "city" | "country"> | null;
}
