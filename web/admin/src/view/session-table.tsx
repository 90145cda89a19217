import {
  DeviceName,
  Icon,
  memo,
  Menu,
  Moment,
  PlaceName,
  useWords,
} from "@live-sessions/components/view";
import type { AdminSession } from "../api/model.js";
import { hashOfUser } from "../route.js";
import { useAround } from "./hooks.js";
import { sessionMenu } from "./session-menu.js";

interface SessionTableProps {
  readonly sessions: readonly AdminSession[];
  readonly ended: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string, on: boolean) => void;
  readonly onChooseAll: (on: boolean) => void;
  /** Whether it is known whose sessions these are. */
  readonly ofOne: boolean;
}

/** Sessions one below the other; on a narrow screen each is a card, which is still a row to those who hear it. */
export function SessionTable(props: SessionTableProps) {
  const words = useWords();
  const { sessions, ended, chosen, onChoose, onChooseAll, ofOne } = props;
  const all = sessions.every(({ id }) => chosen.has(id) || ended.has(id));
  return (
    <table class="ls-table ls-sessions" role="table" aria-label={words.say("tab.sessions")}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" class="ls-pick">
            <input
              type="checkbox"
              aria-label={words.say("choose-all")}
              checked={all}
              onChange={(event) => {
                onChooseAll(event.currentTarget.checked);
              }}
            />
          </th>
          {!ofOne && <th role="columnheader">{words.say("column.user")}</th>}
          <th role="columnheader">{words.say("column.device")}</th>
          <th role="columnheader">{words.say("column.place")}</th>
          <th role="columnheader">{words.say("state")}</th>
          <th role="columnheader">{words.say("started")}</th>
          <th role="columnheader">
            <span class="ls-heard">{words.say("column.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {sessions.map((session) => (
          <Row
            key={session.id}
            session={session}
            ended={ended.has(session.id)}
            chosen={chosen.has(session.id)}
            onChoose={onChoose}
            ofOne={ofOne}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly session: AdminSession;
  readonly ended: boolean;
  readonly chosen: boolean;
  readonly onChoose: (id: string, on: boolean) => void;
  readonly ofOne: boolean;
}

const Row = memo(function Row({ session, ended, chosen, onChoose, ofOne }: RowProps) {
  const { words, context, asked } = useAround();
  const { device, place, state } = session;
  const software = words.software(device);
  const title = words.device(device);
  return (
    <tr role="row" data-session={session.id} class={ended ? "ls-over" : undefined}>
      <td role="cell" class="ls-pick">
        <input
          type="checkbox"
          aria-label={words.say("choose", session.username, title)}
          checked={chosen}
          disabled={ended}
          onChange={(event) => {
            onChoose(session.id, event.currentTarget.checked);
          }}
        />
      </td>
      {!ofOne && (
        <td role="cell" class="ls-who">
          <a href={hashOfUser(context.realm, session.userId)}>
            <bdi>{session.username}</bdi>
          </a>
          {session.plan && <span class="ls-chip">{session.plan}</span>}
        </td>
      )}
      <td role="cell">
        <span class="ls-with-icon">
          <Icon name={device.type} />
          <span>
            <DeviceName device={device} />
            {device.trusted && <span class="ls-chip">{words.say("trusted")}</span>}
            {session.kind !== "session" && (
              <span class="ls-chip">{words.say(`kind.${session.kind}`)}</span>
            )}
            {software && software !== title && <bdi class="ls-quiet">{software}</bdi>}
            {session.clients.length > 0 && (
              <bdi class="ls-quiet ls-clients" title={words.say("clients")}>
                {session.clients.join(", ")}
              </bdi>
            )}
          </span>
        </span>
      </td>
      <td role="cell">
        <PlaceName place={place} />
        {session.ipAddress && <bdi class="ls-quiet">{session.ipAddress}</bdi>}
      </td>
      <td role="cell">
        {ended ? (
          <span class="ls-chip ls-bad">{words.say("state.ended")}</span>
        ) : (
          <span class={`ls-state ls-${state}`}>{words.say(`state.${state}`)}</span>
        )}
        <span class="ls-quiet">
          {words.say("last-activity")} <Moment at={session.lastActivityAt} />
        </span>
      </td>
      <td role="cell">
        <span class="ls-narrow-label">{words.say("started")} </span>
        <Moment at={session.startedAt} />
        {session.expiresAt && (
          <span class="ls-quiet">
            {words.say("expires")} <Moment at={session.expiresAt} ahead />
          </span>
        )}
      </td>
      <td role="cell" class="ls-row-actions">
        {!ended && (
          <>
            <button
              type="button"
              class="ls-button ls-secondary"
              aria-label={words.say("log-out-of", `${session.username}, ${title}`)}
              onClick={() => {
                asked.ask({ do: "end", session });
              }}
            >
              {words.say("log-out")}
            </button>
            <Menu
              label={words.say("more", `${session.username}, ${title}`)}
              items={sessionMenu(session, words, asked, context.realm)}
            />
          </>
        )}
      </td>
    </tr>
  );
});
