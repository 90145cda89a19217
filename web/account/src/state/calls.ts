import type { Api } from "../api/api.js";
import type { Undo } from "../api/model.js";
import type { Intent } from "./intent.js";

/** Asks the server to do it. A block tells the word that undoes it. */
export async function carryOut(api: Api, intent: Intent): Promise<Undo | undefined> {
  switch (intent.do) {
    case "end":
      return api.send("DELETE", `me/sessions/${encodeURIComponent(intent.session)}`);
    case "end-others":
      return api.send("POST", "me/logout-everywhere", { keepCurrent: true });
    case "end-offline":
      return api.send("DELETE", "me/sessions?state=offline");
    case "block":
      return api.send("PUT", `${device(intent.device)}/block`);
    case "unblock":
      return api.send("DELETE", `${device(intent.device)}/block`);
    case "rename":
      return api.send("PATCH", device(intent.device), { name: intent.name });
    case "trust":
      return api.send("PATCH", device(intent.device), { trusted: intent.trusted });
    case "answer":
      return api.send("POST", `me/alerts/${encodeURIComponent(intent.alert)}`, {
        verdict: intent.verdict,
      });
  }
}

const device = (id: string) => `me/devices/${encodeURIComponent(id)}`;
