import { DeviceName, Icon, Moment, Skeleton, useStore } from "@live-sessions/components/view";
import type { Page } from "@live-sessions/components/api";
import type { AdminDevice, BlockedDevice, Erasure } from "../api/model.js";
import { hashOfUser } from "../route.js";
import type { Scope, Somebody } from "../state/action.js";
import { useAround, useCall, useHappenings } from "./hooks.js";
import { Unavailable } from "./unavailable.js";
import { useListing } from "./use-listing.js";

/** The devices that are kept out of the realm or of an account. */
export function DevicesTab() {
  const { words, api } = useAround();
  const list = useListing<Blocked>("blocked", async (after, signal) => {
    const query = after && `&after=${encodeURIComponent(after)}`;
    const path = `live-sessions/devices?blocked=true${query}`;
    const { items, next } = await api.get<Page<BlockedDevice>>(path, signal);
    return { items: items.map(blockedOf), next };
  });
  const { phase, failure, items, next, more } = useStore(list);
  useHappenings(() => void list.load(), isOfBlocks);
  return (
    <>
      <p class="ls-lead">{words.say("devices.lead")}</p>
      {phase === "loading" && <Skeleton label={words.say("loading")} />}
      {failure && <Unavailable failure={failure} onRetry={() => void list.load()} />}
      {phase === "ready" && <DeviceList devices={items} named none={words.say("devices.none")} />}
      {next && (
        <button
          type="button"
          class="ls-button ls-secondary ls-older"
          disabled={more}
          onClick={() => void list.more()}
        >
          {words.say("load-more")}
        </button>
      )}
      <Erasures />
    </>
  );
}

/** One block of a device of somebody, under a name of its own: a device can be blocked twice. */
interface Blocked {
  readonly id: string;
  readonly device: AdminDevice;
  readonly user: Somebody | undefined;
}

function blockedOf({ userId, username, block, ...device }: BlockedDevice): Blocked {
  const unseen = { current: false, firstSeenAt: null, lastSeenAt: null, sessions: [] };
  return {
    id: [device.id, userId, block.scope, block.at].join(" "),
    device: { ...device, ...unseen, blocks: [block] },
    user: userId ? { id: userId, name: username ?? userId } : undefined,
  };
}

function isOfBlocks(name: string): boolean {
  return name === "device-blocked";
}

interface DeviceListProps {
  readonly devices: readonly Pick<Blocked, "device" | "user">[];
  /** Whether it has to be said whose devices they are. */
  readonly named?: boolean;
  readonly none?: string;
}

export function DeviceList({ devices, named = false, none }: DeviceListProps) {
  const { words } = useAround();
  if (!devices.length) return <p class="ls-empty">{none ?? words.say("user.devices.none")}</p>;
  return (
    <ul class="ls-list">
      {devices.map(({ device, user }) => (
        <DeviceRow
          key={`${user?.id ?? ""} ${device.id} ${named ? (device.blocks[0]?.at ?? "") : ""}`}
          device={device}
          user={user}
          named={named}
        />
      ))}
    </ul>
  );
}

interface DeviceRowProps {
  readonly device: AdminDevice;
  readonly user: Somebody | undefined;
  readonly named: boolean;
}

function DeviceRow({ device, user, named }: DeviceRowProps) {
  const { words, context } = useAround();
  const software = words.software(device);
  return (
    <li class="ls-row" data-device={device.id}>
      <span class="ls-device">
        <Icon name={device.type} />
      </span>
      <div class="ls-facts">
        <h3 class="ls-name">
          <DeviceName device={device} />
          {device.trusted && <span class="ls-chip">{words.say("trusted")}</span>}
          {device.proven && !device.trusted && <span class="ls-chip">{words.say("proven")}</span>}
          {device.blocked && <span class="ls-chip ls-bad">{words.say("blocked")}</span>}
        </h3>
        {named && (
          <p>
            {user ? (
              <a href={hashOfUser(context.realm, user.id)}>
                <bdi>{user.name}</bdi>
              </a>
            ) : (
              words.say("devices.forgotten")
            )}
          </p>
        )}
        {software && software !== words.device(device) && (
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
          {!device.blocked && device.sessions.length > 0 && (
            <span>{words.count("sessions", device.sessions.length)}</span>
          )}
        </p>
        {device.blocks.map((block) => (
          <p key={block.at + block.scope} class="ls-times">
            <span>
              {words.say(`blocked.${block.scope}`)}, {words.say(`blocked.by.${block.by}`)}{" "}
              <Moment at={block.at} />
            </span>
            {block.reason && <q dir="auto">{block.reason}</q>}
          </p>
        ))}
      </div>
      <div class="ls-row-actions">{user && <DeviceButtons device={device} user={user} />}</div>
    </li>
  );
}

function DeviceButtons({ device, user }: { device: AdminDevice; user: Somebody }) {
  const { words, asked } = useAround();
  const title = words.device(device);
  const scopes: readonly Scope[] = ["realm", "account"];
  const standing = scopes.filter((scope) => device.blocks.some((block) => block.scope === scope));
  if (!standing.length)
    return (
      <button
        type="button"
        class="ls-button ls-secondary ls-dangerous"
        onClick={() => {
          asked.ask({ do: "block", user, device, scope: "account", reason: "" });
        }}
      >
        {words.say("block")}
      </button>
    );
  return (
    <>
      {standing.map((scope) => (
        <button
          key={scope}
          type="button"
          class="ls-button ls-secondary"
          aria-label={words.say("unblock-device", title)}
          onClick={() => {
            asked.ask({ do: "unblock", user, device: device.id, scope });
          }}
        >
          {words.say(standing.length > 1 ? `unblock.${scope}` : "unblock")}
        </button>
      ))}
    </>
  );
}

/** Who waits for the own history to be erased; nothing where nobody does. */
function Erasures() {
  const { words, api, context, asked } = useAround();
  const { value, again } = useCall("erasures", (signal) =>
    api.get<Page<Erasure>>("live-sessions/erasures", signal),
  );
  useHappenings(again, () => false);
  if (!value?.items.length) return null;
  return (
    <>
      <h2>{words.say("erasures")}</h2>
      <ul class="ls-list">
        {value.items.map(({ userId, username, askedAt }) => (
          <li key={userId} class="ls-row">
            <Icon name="bell" />
            <div class="ls-facts">
              <h3 class="ls-name">
                <a href={hashOfUser(context.realm, userId)}>
                  <bdi>{username}</bdi>
                </a>
              </h3>
              <p class="ls-quiet">
                {words.say("erasures.asked")} <Moment at={askedAt} />
              </p>
            </div>
            <button
              type="button"
              class="ls-button ls-secondary ls-dangerous"
              onClick={() => {
                asked.ask({ do: "erase", user: { id: userId, name: username } });
              }}
            >
              {words.say("erase")}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
