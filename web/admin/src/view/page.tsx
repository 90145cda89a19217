import { Ended, Notices, useKeptFocus, useStore } from "@live-sessions/components/view";
import type { ComponentType } from "preact";
import { useRef } from "preact/hooks";
import { hashOf, TABS, type TabName } from "../route.js";
import { ActionDialog } from "./action-dialog.js";
import { AlertsTab } from "./alerts.js";
import { DevicesTab } from "./devices.js";
import { EventsTab } from "./events.js";
import { useAround, useRoute } from "./hooks.js";
import { PolicyTab } from "./policy.js";
import { SessionsTab } from "./sessions.js";
import { SetupTab } from "./setup.js";
import { StatisticsTab } from "./statistics.js";
import { UserPage } from "./user.js";

const PARTS: Readonly<Record<TabName, ComponentType>> = {
  sessions: SessionsTab,
  devices: DevicesTab,
  events: EventsTab,
  alerts: AlertsTab,
  statistics: StatisticsTab,
  policy: PolicyTab,
  setup: SetupTab,
};

/** All pages of our entry in the console's navigation. */
export function Page() {
  const { words, context, notices } = useAround();
  const { ended, reason } = useStore(context.own);
  const heading = useRef<HTMLHeadingElement>(null);
  useKeptFocus(heading.current);
  return (
    <div class="ls-page ls-admin">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {words.say("title")}
        </h1>
        {!ended && <Hearing />}
      </header>
      {ended ? <Ended reason={reason} onSignIn={() => void context.signInAgain()} /> : <Parts />}
      <ActionDialog />
      <Notices
        notices={useStore(notices).notices}
        onDismiss={(id) => {
          notices.dismiss(id);
        }}
      />
    </div>
  );
}

function Hearing() {
  const { words, feed } = useAround();
  const { connection } = useStore(feed);
  return (
    <p class={`ls-connection ls-${connection}`} role="status">
      {words.say(`connection.${connection}`)}
    </p>
  );
}

function Parts() {
  const { words } = useAround();
  const { realm, tab, user } = useRoute();
  const Part = tab === "user" ? undefined : PARTS[tab];
  return (
    <>
      <nav class="ls-tabs" aria-label={words.say("title")}>
        {TABS.map((name) => (
          <a
            key={name}
            href={hashOf(realm, name)}
            aria-current={
              name === tab || (name === "sessions" && tab === "user") ? "page" : undefined
            }
          >
            {words.say(`tab.${name}`)}
          </a>
        ))}
      </nav>
      {Part && tab !== "user" && <h2 class="ls-heard">{words.say(`tab.${tab}`)}</h2>}
      {Part ? <Part key={tab} /> : <UserPage key={user} id={user} />}
    </>
  );
}
