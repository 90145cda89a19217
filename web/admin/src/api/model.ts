import type { Device, OwnedDevice, Session, Verdict } from "@live-sessions/components/api";

/** A live session of anybody. */
export interface AdminSession extends Session {
  readonly username: string;
}

export interface AdminUser {
  readonly id: string;
  readonly username: string;
  readonly enabled: boolean;
  readonly plan: string | null;
  readonly limit: number | null;
  readonly live: number;
}

/** A device in the list of all that is blocked; nobody's where its owner is gone. */
export interface BlockedDevice extends Device {
  readonly id: string;
  readonly userId: string | null;
  readonly username: string | null;
  readonly block: AdminDevice["blocks"][number];
}

/** A device with the blocks that keep it out, and why. */
export interface AdminDevice extends OwnedDevice {
  readonly blocks: readonly (OwnedDevice["blocks"][number] & { readonly reason: string | null })[];
}

export interface AdminAlert {
  readonly id: string;
  readonly at: string;
  readonly rule: string;
  readonly sessionId: string | null;
  readonly device: Device | null;
  readonly by: Device | null;
  readonly verdict: Verdict | null;
  readonly userId: string;
  readonly username: string;
}

export interface AuditVerdict {
  readonly intact: boolean;
  readonly records: number;
  readonly cut: number;
  readonly last: number;
  readonly signed: boolean;
  readonly signedUpTo: number;
  readonly waiting: number;
  readonly checkedAt: string;
  readonly note: string | null;
  readonly fault: Readonly<Record<string, unknown>> | null;
}

export interface Erasure {
  readonly userId: string;
  readonly username: string;
  readonly askedAt: string;
}

export interface Stats {
  readonly at: string;
  readonly sessions: number;
  readonly online: number;
  readonly users: number;
  readonly byPlan: readonly { readonly plan: string | null; readonly sessions: number }[];
  readonly byCountry: readonly { readonly countryCode: string | null; readonly sessions: number }[];
  readonly byDeviceType: readonly {
    readonly type: Device["type"] | null;
    readonly sessions: number;
  }[];
  readonly byPlace: readonly PlaceCount[];
  readonly byHour: readonly {
    readonly at: string;
    readonly started: number;
    readonly ended: number;
  }[];
  readonly byDay: readonly {
    readonly day: string;
    readonly started: number;
    readonly ended: number;
    readonly refused: number;
    readonly blocked: number;
  }[];
}

export interface PlaceCount {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly city: string | null;
  readonly countryCode: string | null;
  readonly sessions: number;
}

/** The settings of a policy by their keys; what is not set is not in it. */
export type Values = Readonly<Record<string, readonly string[]>>;

export type Mode = "enforcing" | "report-only";

export interface PolicyView {
  readonly gated: boolean;
  readonly heldOpen: boolean;
  readonly mode: Mode;
  readonly version: string;
  readonly values: Values;
  readonly plans: readonly {
    readonly name: string;
    readonly values: Readonly<Record<string, string>>;
  }[];
  /** What is wrong with it, where it was written past its checks. */
  readonly problems?: readonly FieldProblem[];
  readonly form: readonly FormField[];
  readonly planForm: readonly FormField[];
}

/** One setting, as the server lets it be typed in. */
export interface FormField {
  readonly key: string;
  readonly kind: "word" | "number" | "text" | "lines";
  readonly standard: string | null;
  readonly words: readonly string[];
  readonly min: number | null;
  readonly max: number | null;
  readonly remedy: string;
  readonly meaning: string;
}

export interface FieldProblem {
  readonly field: string;
  readonly value: string;
  readonly remedy: string;
}

export interface Preview {
  readonly users: number;
  readonly sessions: number;
  readonly counted: number;
  readonly partial: boolean;
  readonly plans: readonly {
    readonly plan: string;
    readonly limit: number;
    readonly users: number;
    readonly sessions: number;
    readonly surplus: number;
  }[];
  readonly first: readonly {
    readonly userId: string;
    readonly username: string;
    readonly plan: string;
    readonly limit: number;
    readonly live: number;
    readonly surplus: number;
  }[];
  readonly changes: readonly {
    readonly key: string;
    readonly from: readonly string[];
    readonly to: readonly string[];
  }[];
}

export interface SetupPart {
  readonly id: string;
  readonly status: "ok" | "missing" | "warning" | "unknown";
  readonly subject: string | null;
  readonly detail: string | null;
  readonly installable: boolean;
}

export interface SetupView {
  readonly state: "none" | "partial" | "installed";
  readonly mode: Mode | null;
  readonly undoable: boolean;
  readonly parts: readonly SetupPart[];
}

export interface SetupChange {
  readonly part: string;
  readonly subject: string | null;
  readonly from: unknown;
  /** Null in an undoing for what somebody has changed since, which is left as it is. */
  readonly to: unknown;
}

export interface SetupResult {
  readonly done: boolean;
  readonly users: number;
  readonly sessions: number;
  readonly changes: readonly SetupChange[];
}
