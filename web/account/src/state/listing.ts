import type { Presence, Session } from "@live-sessions/components/api";

/** Which sessions are shown. */
export interface Filter {
  readonly text: string;
  readonly state: Presence | "all";
}

export const ALL: Filter = { text: "", state: "all" };

const PRESENCE: Readonly<Record<Presence, number>> = { online: 0, unchecked: 1, offline: 2 };

/** This device first, then whoever is there, then the last active. */
export function inOrder(sessions: readonly Session[]): Session[] {
  return [...sessions].sort(
    (a, b) =>
      Number(b.current) - Number(a.current) ||
      PRESENCE[a.state] - PRESENCE[b.state] ||
      b.lastActivityAt.localeCompare(a.lastActivityAt) ||
      a.id.localeCompare(b.id),
  );
}

/**
 * Those of the sessions that have every word of the text somewhere in what is shown of them.
 *
 * @param shown what is shown of a session, in lower case
 */
export function found(
  sessions: readonly Session[],
  filter: Filter,
  shown: (session: Session) => string,
): Session[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return sessions.filter(
    (session) =>
      (filter.state === "all" || session.state === filter.state) &&
      (!words.length || words.every((word) => shown(session).includes(word))),
  );
}

/** The list with that session put in or replaced. */
export function withSession(sessions: readonly Session[], session: Session): Session[] {
  return sessions.some(({ id }) => id === session.id)
    ? sessions.map((one) => (one.id === session.id ? session : one))
    : [...sessions, session];
}
