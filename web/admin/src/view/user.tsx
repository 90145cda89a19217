import type { OwnedDevice, Page } from "@live-sessions/components/api";
import { useMemo } from "preact/hooks";
import type { AdminDevice, AdminUser } from "../api/model.js";
import { hashOf } from "../route.js";
import { AlertList } from "./alerts.js";
import { DeviceList } from "./devices.js";
import { EventList } from "./event-list.js";
import { useAround, useCall, useHappenings } from "./hooks.js";
import { SessionList } from "./sessions.js";
import { Unavailable } from "./unavailable.js";

/** All about one user: plan, sessions, devices, alerts, history. */
export function UserPage({ id }: { id: string }) {
  const { words, api, context } = useAround();
  const user = useCall(id, (signal) => userOf(api, id, signal));
  const concerns = isAbout(id);
  useHappenings(user.again, concerns);
  const filter = useMemo(() => ({ user: id }), [id]);
  const name = user.value?.username ?? "";
  return (
    <>
      <p class="ls-back">
        <a href={hashOf(context.realm, "sessions")}>{words.say("user.back")}</a>
      </p>
      {user.failure && <Unavailable failure={user.failure} onRetry={user.again} />}
      {user.value && <Head user={user.value} />}
      {user.value && (
        <>
          <h2>{words.say("user.sessions")}</h2>
          <SessionList filter={filter} ofOne />
          <h2>{words.say("user.devices")}</h2>
          <Devices user={{ id, name }} />
          <h2>{words.say("tab.alerts")}</h2>
          <AlertList user={id} />
          <h2>{words.say("tab.events")}</h2>
          <EventList filter={filter} />
        </>
      )}
    </>
  );
}

async function userOf(
  api: ReturnType<typeof useAround>["api"],
  id: string,
  signal: AbortSignal,
): Promise<AdminUser> {
  return api.get<AdminUser>(`live-sessions/users/${encodeURIComponent(id)}`, signal);
}

/** What begins, ends or is blocked of that user; that somebody is there is not worth a question. */
function isAbout(id: string): (name: string, told: unknown) => boolean {
  return (name, told) =>
    name === "device-blocked" ||
    (name !== "session-updated" && (told as { userId?: string }).userId === id);
}

function Head({ user }: { user: AdminUser }) {
  const { words, asked, context } = useAround();
  const who = { id: user.id, name: user.username };
  const native = `#/${encodeURIComponent(context.realm)}/users/${encodeURIComponent(user.id)}/settings`;
  return (
    <section class="ls-card ls-user">
      <div>
        <h2>
          <bdi>{user.username}</bdi>
          {!user.enabled && <span class="ls-chip ls-bad">{words.say("user.suspended")}</span>}
        </h2>
        <p>
          {user.plan
            ? words.say("user.plan", user.plan, words.number(user.live), String(user.limit ?? "∞"))
            : words.count("sessions", user.live)}{" "}
          <a href={native}>{words.say("user.native")}</a>
        </p>
      </div>
      <div class="ls-actions">
        <button
          type="button"
          class="ls-button ls-secondary"
          onClick={() => {
            asked.ask({ do: "end-user", user: who });
          }}
        >
          {words.say("end-user")}
        </button>
        {user.limit !== null && user.live > user.limit && (
          <button
            type="button"
            class="ls-button ls-secondary"
            onClick={() => {
              asked.ask({ do: "apply-plan", user: who });
            }}
          >
            {words.say("apply-plan")}
          </button>
        )}
        <button
          type="button"
          class={`ls-button ls-secondary ${user.enabled ? "ls-dangerous" : ""}`}
          onClick={() => {
            asked.ask({ do: user.enabled ? "suspend" : "resume", user: who });
          }}
        >
          {words.say(user.enabled ? "suspend" : "resume")}
        </button>
        <button
          type="button"
          class="ls-button ls-secondary ls-dangerous"
          onClick={() => {
            asked.ask({ do: "erase", user: who });
          }}
        >
          {words.say("erase")}
        </button>
      </div>
    </section>
  );
}

function Devices({ user }: { user: { id: string; name: string } }) {
  const { api } = useAround();
  const path = `live-sessions/devices?user=${encodeURIComponent(user.id)}&max=100`;
  const devices = useCall(path, (signal) => api.get<Page<OwnedDevice>>(path, signal));
  useHappenings(devices.again, isAbout(user.id));
  if (devices.failure) return <Unavailable failure={devices.failure} onRetry={devices.again} />;
  const items = (devices.value?.items ?? []) as readonly AdminDevice[];
  return <DeviceList devices={items.map((device) => ({ device, user }))} />;
}
