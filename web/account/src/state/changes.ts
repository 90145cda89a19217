import type { Account } from "./account.js";
import type { Intent } from "./intent.js";

/** How the lists look once the intent is carried out; the page shows it at once and takes it back where that fails. */
export function foreseen(account: Account, intent: Intent): Partial<Account> {
  const { sessions, devices, alerts } = account;
  switch (intent.do) {
    case "end":
      return { sessions: sessions.filter(({ id }) => id !== intent.session) };
    case "end-others":
      return { sessions: sessions.filter(({ current }) => current) };
    case "end-offline":
      return { sessions: sessions.filter(({ current, state }) => current || state !== "offline") };
    case "block":
      return {
        sessions: sessions.filter(({ device }) => device.id !== intent.device),
        devices: devices.map((one) =>
          one.id === intent.device ? { ...one, blocked: true, sessions: [] } : one,
        ),
      };
    case "unblock":
      return {
        devices: devices.map((one) =>
          one.id === intent.device ? { ...one, blocked: false, blocks: [] } : one,
        ),
      };
    case "rename":
      return intent.name === null ? {} : changed(account, intent.device, { name: intent.name });
    case "trust":
      return changed(account, intent.device, { trusted: intent.trusted });
    case "prefer":
      return account.preferences
        ? { preferences: { ...account.preferences, ...intent.preferences } }
        : {};
    case "export":
    case "erase":
      return {};
    case "answer":
      return {
        alerts: alerts.map((one) =>
          one.id === intent.alert ? { ...one, verdict: intent.verdict } : one,
        ),
      };
  }
}

function changed(
  { sessions, devices }: Account,
  device: string,
  change: { name?: string; trusted?: boolean },
): Partial<Account> {
  return {
    devices: devices.map((one) => (one.id === device ? { ...one, ...change } : one)),
    sessions: sessions.map((one) =>
      one.device.id === device ? { ...one, device: { ...one.device, ...change } } : one,
    ),
  };
}
