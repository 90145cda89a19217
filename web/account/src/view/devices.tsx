import type { OwnedDevice } from "@live-sessions/components/api";
import { DeviceActions } from "./device-actions.js";
import { DeviceName, Icon, Moment, useNow } from "@live-sessions/components/view";
import { useAccount, useAround } from "./hooks.js";

/** Every browser that the account was used on, and what keeps it out. */
export function Devices() {
  const { words } = useAround();
  const { devices } = useAccount();
  const blocked = devices.filter((device) => device.blocked);
  const others = devices
    .filter((device) => !device.blocked)
    .sort((a, b) => Number(b.current) - Number(a.current));
  return (
    <>
      {blocked.length > 0 && (
        <>
          <h2>{words.say("devices.blocked")}</h2>
          <ul class="ls-list">
            {blocked.map((device) => (
              <DeviceRow key={device.id} device={device} />
            ))}
          </ul>
        </>
      )}
      <h2>{words.say("devices.known")}</h2>
      <ul class="ls-list">
        {others.map((device) => (
          <DeviceRow key={device.id} device={device} />
        ))}
      </ul>
      <p class="ls-quiet ls-hint">{words.say("devices.hint")}</p>
    </>
  );
}

function DeviceRow({ device }: { device: OwnedDevice }) {
  const { words } = useAround();
  const title = words.device(device);
  const software = words.software(device);
  return (
    <li class="ls-row" data-device={device.id}>
      <span class="ls-device">
        <Icon name={device.type} />
      </span>
      <div class="ls-facts">
        <h3 class="ls-name">
          <DeviceName device={device} />
          {device.current && <span class="ls-chip ls-good">{words.say("this-device")}</span>}
          {device.trusted && <span class="ls-chip">{words.say("trusted")}</span>}
          {device.proven && !device.trusted && <span class="ls-chip">{words.say("proven")}</span>}
          {device.blocked && <span class="ls-chip ls-bad">{words.say("blocked")}</span>}
        </h3>
        {software && software !== title && (
          <p>
            <bdi>{software}</bdi>
          </p>
        )}
        <p class="ls-quiet ls-times">
          {device.lastSeenAt && (
            <span>
              {words.say("last-seen")} <Moment at={device.lastSeenAt} />
            </span>
          )}
          {device.firstSeenAt && (
            <span>
              {words.say("first-seen")} <Moment at={device.firstSeenAt} />
            </span>
          )}
          {device.blocks.map((block) => (
            <span key={block.at + block.by}>
              {words.say(`blocked-by.${block.by}`)} <Moment at={block.at} />
            </span>
          ))}
          {!device.blocked && device.sessions.length > 0 && (
            <span>{words.count("sessions", device.sessions.length)}</span>
          )}
        </p>
      </div>
      <div class="ls-row-actions">
        {device.blocked && <Unblock device={device} title={title} />}
        {(device.lastSeenAt ?? device.firstSeenAt) && (
          <DeviceActions device={device} current={device.current} />
        )}
      </div>
    </li>
  );
}

function Unblock({ device, title }: { device: OwnedDevice; title: string }) {
  const { words, account } = useAround();
  const now = useNow();
  const own = device.blocks.find((block) => block.by === "owner");
  if (device.blocks.length && !own) return null;
  const recent = own?.undoUntil && new Date(own.undoUntil) > now;
  return (
    <button
      type="button"
      class="ls-button ls-secondary"
      aria-label={words.say("unblock-device", title)}
      onClick={() => void account.perform({ do: "unblock", device: device.id })}
    >
      {words.say(recent ? "undo" : "unblock")}
    </button>
  );
}
