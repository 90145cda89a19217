import type { Api, Device } from "@live-sessions/components/api";
import type { AdminSession } from "../api/model.js";

/** Whom something is done to. */
export interface Somebody {
  readonly id: string;
  readonly name: string;
}

export type Scope = "account" | "realm";

/** Something that an administrator wants done. */
export type Action =
  | { readonly do: "end"; readonly session: AdminSession }
  | { readonly do: "end-many"; readonly ids: readonly string[] }
  | { readonly do: "end-offline" }
  | { readonly do: "end-user"; readonly user: Somebody }
  | {
      readonly do: "block";
      readonly user: Somebody;
      readonly device: Device & { readonly id: string };
      readonly scope: Scope;
      readonly reason: string;
    }
  | {
      readonly do: "unblock";
      readonly user: Somebody;
      readonly device: string;
      readonly scope: Scope;
    }
  | { readonly do: "suspend" | "resume"; readonly user: Somebody }
  | { readonly do: "apply-plan"; readonly user: Somebody }
  | { readonly do: "erase"; readonly user: Somebody }
  | {
      readonly do: "answer";
      readonly alert: string;
      readonly verdict: "mine" | "not-mine";
    };

/** What came of it. */
export interface Outcome {
  /** Key of the message that tells it. */
  readonly key: string;
  /** How many it was done to; undefined where that is not counted. */
  readonly count?: number;
  /** Sessions that are no more. */
  readonly gone: readonly string[];
  /** Sessions that may not be ended. */
  readonly forbidden: readonly string[];
}

/** One request ends so many at most. */
const AT_ONCE = 1_000;

const OURS = "live-sessions";

/** Asks the server to do it. */
export async function carryOut(api: Api, action: Action): Promise<Outcome> {
  const done: Outcome = { key: `done.${action.do}`, gone: [], forbidden: [] };
  switch (action.do) {
    case "end":
      await api.send("DELETE", `${OURS}/sessions/${part(action.session.id)}`);
      return { ...done, gone: [action.session.id] };
    case "end-many":
      return endMany(api, action.ids);
    case "end-offline": {
      const told = await api.send<{ ended: number }>("DELETE", `${OURS}/sessions?state=offline`);
      return { ...done, count: told?.ended ?? 0 };
    }
    case "end-user":
      await api.send("POST", `${OURS}/users/${part(action.user.id)}/logout-everywhere`);
      return done;
    case "block":
      await api.send("PUT", block(action.device.id, action.user), {
        scope: action.scope,
        ...(action.reason && { reason: action.reason }),
      });
      return done;
    case "unblock":
      await api.send("DELETE", block(action.device, action.user), { scope: action.scope });
      return done;
    case "suspend":
    case "resume":
      await enable(api, action.user, action.do === "resume");
      return done;
    case "apply-plan": {
      const path = `${OURS}/users/${part(action.user.id)}/apply-plan`;
      const told = await api.send<{ ended: number }>("POST", path);
      return { ...done, count: told?.ended ?? 0 };
    }
    case "erase":
      await api.send("DELETE", `${OURS}/users/${part(action.user.id)}/events`);
      return done;
    case "answer":
      await api.send("POST", `${OURS}/alerts/${part(action.alert)}`, { verdict: action.verdict });
      return done;
  }
}

/** How many accounts a block of that device for the whole realm would touch. */
export async function touched(api: Api, device: string, user: Somebody): Promise<number> {
  return (await api.get<{ accounts: number }>(block(device, user))).accounts;
}

async function endMany(api: Api, ids: readonly string[]): Promise<Outcome> {
  let count = 0;
  const forbidden: string[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const told = await api.send<{ ended: number; forbidden: string[] }>(
      "POST",
      `${OURS}/sessions/end`,
      { ids: some },
    );
    count += told?.ended ?? 0;
    forbidden.push(...(told?.forbidden ?? []));
  }
  const kept = new Set(forbidden);
  return { key: "done.end-many", count, gone: ids.filter((id) => !kept.has(id)), forbidden };
}

/** By Keycloak's own switch; it takes the whole account, as its own console sends it. */
async function enable(api: Api, user: Somebody, enabled: boolean): Promise<void> {
  const path = `users/${part(user.id)}`;
  const account = await api.get<Record<string, unknown>>(path);
  await api.send("PUT", path, { ...account, enabled });
}

function block(device: string, user: Somebody): string {
  return `${OURS}/devices/${part(device)}/block?user=${part(user.id)}`;
}

const part = encodeURIComponent;
