import type { MenuItem } from "@live-sessions/components/view";
import type { Words } from "@live-sessions/components/words";
import type { AdminSession } from "../api/model.js";
import { hashOfUser } from "../route.js";
import type { Asked } from "../state/asked.js";

/** What else can be done about a session. */
export function sessionMenu(
  session: AdminSession,
  words: Words,
  asked: Asked,
  realm: string,
): MenuItem[] {
  const user = { id: session.userId, name: session.username };
  const { id } = session.device;
  const items: MenuItem[] = [
    {
      text: words.say("open-user"),
      run: () => {
        location.hash = hashOfUser(realm, user.id);
      },
    },
    {
      text: words.say("end-user"),
      danger: true,
      run: () => {
        asked.ask({ do: "end-user", user });
      },
    },
  ];
  if (id && !session.device.blocked)
    items.push({
      text: words.say("block"),
      danger: true,
      run: () => {
        const device = { ...session.device, id };
        asked.ask({ do: "block", user, device, scope: "account", reason: "" });
      },
    });
  items.push({
    text: words.say("suspend"),
    danger: true,
    run: () => {
      asked.ask({ do: "suspend", user });
    },
  });
  return items;
}
