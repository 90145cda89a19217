import {
  DeviceName,
  Icon,
  Moment,
  PlaceName,
  memo,
  useWords,
} from "@live-sessions/components/view";
import type { Session } from "@live-sessions/components/api";
import { DeviceActions } from "./device-actions.js";

interface SessionRowProps {
  readonly session: Session;
  readonly onLogOut: (session: Session) => void;
}

/** One place where the account is signed in. */
export const SessionRow = memo(function SessionRow({ session, onLogOut }: SessionRowProps) {
  const words = useWords();
  const { device, place } = session;
  const title = words.device(device);
  const software = words.software(device);
  return (
    <li class="ls-row" data-session={session.id} data-current={session.current}>
      <span class={`ls-device ls-${session.state}`}>
        <Icon name={device.type} />
      </span>
      <div class="ls-facts">
        <h3 class="ls-name">
          <DeviceName device={device} />
          {session.current && <span class="ls-chip ls-good">{words.say("this-device")}</span>}
          {device.trusted && <span class="ls-chip">{words.say("trusted")}</span>}
          {session.kind !== "session" && (
            <span class="ls-chip">{words.say(`kind.${session.kind}`)}</span>
          )}
        </h3>
        <p>
          {software !== title && software && (
            <>
              <bdi>{software}</bdi>
              <span aria-hidden="true"> · </span>
            </>
          )}
          <PlaceName place={place} />
          {session.ipAddress && (
            <>
              <span aria-hidden="true"> · </span>
              <bdi class="ls-quiet">{session.ipAddress}</bdi>
            </>
          )}
        </p>
        <p class="ls-quiet ls-times">
          <span class={`ls-state ls-${session.state}`}>{words.say(`state.${session.state}`)}</span>
          <span>
            {words.say("last-activity")} <Moment at={session.lastActivityAt} />
          </span>
          <span>
            {words.say("started")} <Moment at={session.startedAt} />
          </span>
          {session.expiresAt && (
            <span>
              {words.say("expires")} <Moment at={session.expiresAt} ahead />
            </span>
          )}
          {session.clients.length > 0 && (
            <span>
              {words.say("clients")} <bdi>{session.clients.join(", ")}</bdi>
            </span>
          )}
        </p>
      </div>
      <div class="ls-row-actions">
        <button
          type="button"
          class="ls-button ls-secondary"
          aria-label={words.say("log-out-of", title)}
          onClick={() => {
            onLogOut(session);
          }}
        >
          {words.say("log-out")}
        </button>
        <DeviceActions device={device} current={session.current} />
      </div>
    </li>
  );
});
