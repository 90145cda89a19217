import type { Words } from "@live-sessions/components/words";
import type { AdminEvent } from "./event-list.js";

/** What a line of the history says. */
export interface EventWords {
  readonly what: string;
  readonly why: string | undefined;
  readonly parts: readonly string[];
}

export function eventWords(words: Words, event: AdminEvent): EventWords {
  const { type, cause, place, ipAddress, clientId } = event;
  const { browser, os, model } = event.device;
  const device = { ...event.device, name: model, trusted: false, proven: false, blocked: false };
  const parts = [
    (browser ?? os ?? model) && words.device(device),
    place && words.place(place),
    ipAddress,
    clientId,
  ];
  return {
    what: words.has(`event.${type}`) ? words.say(`event.${type}`) : type,
    why: cause ? (words.has(`why.${cause}`) ? words.say(`why.${cause}`) : cause) : undefined,
    parts: parts.filter((part): part is string => Boolean(part)),
  };
}
