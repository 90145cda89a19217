import type { Api } from "@live-sessions/components/api";
import { save } from "@live-sessions/components/state";
import type { Intent } from "./intent.js";

/**
 * Asks the server to do it.
 *
 * @returns key of the message that tells that it is done
 */
export async function carryOut(api: Api, intent: Intent): Promise<string> {
  const done = `done.${intent.do}`;
  switch (intent.do) {
    case "end":
      await api.send("DELETE", `me/sessions/${encodeURIComponent(intent.session)}`);
      return done;
    case "end-others":
      await api.send("POST", "me/logout-everywhere", { keepCurrent: true });
      return done;
    case "end-offline":
      await api.send("DELETE", "me/sessions?state=offline");
      return done;
    case "block":
      await api.send("PUT", `${device(intent.device)}/block`);
      return done;
    case "unblock":
      await api.send("DELETE", `${device(intent.device)}/block`);
      return done;
    case "rename":
      await api.send("PATCH", device(intent.device), { name: intent.name });
      return done;
    case "trust":
      await api.send("PATCH", device(intent.device), { trusted: intent.trusted });
      return done;
    case "answer":
      await api.send("POST", `me/alerts/${encodeURIComponent(intent.alert)}`, {
        verdict: intent.verdict,
      });
      return `${done}.${intent.verdict}`;
    case "prefer":
      await api.send("PUT", "me/preferences", intent.preferences);
      return done;
    case "export":
      await save(await api.request("GET", `me/export?format=${intent.format}`), intent.format);
      return done;
    case "erase":
      // told of later where an administrator has to agree first
      return (await api.send("DELETE", "me/events")) ? `${done}.asked` : done;
  }
}

const device = (id: string) => `me/devices/${encodeURIComponent(id)}`;
