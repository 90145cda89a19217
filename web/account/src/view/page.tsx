import { useRef } from "preact/hooks";
import { Alerts } from "./alerts.js";
import { Ended, Icon, Notices, Skeleton, useKeptFocus } from "@live-sessions/components/view";
import { Expiring } from "./expiring.js";
import { Devices } from "./devices.js";
import { History } from "./history.js";
import { useAccount, useAround } from "./hooks.js";
import { PreferencesPart } from "./preferences.js";
import { HurdlePrompt } from "./prompt.js";
import { Sessions } from "./sessions.js";
import { Tabs, type Tab } from "./tabs.js";

/** The whole page. */
export function Page() {
  const { words, account, context } = useAround();
  const { phase, connection, reason } = useAccount();
  const heading = useRef<HTMLHeadingElement>(null);
  useKeptFocus(heading.current);
  return (
    <div class="ls-page">
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {words.say("title")}
        </h1>
        {phase !== "ended" && <p>{words.say("lead")}</p>}
        {phase === "ready" && (
          <p class={`ls-connection ls-${connection}`} role="status">
            {words.say(`connection.${connection}`)}
            {connection === "lost" && (
              <button type="button" class="ls-button ls-link" onClick={() => void account.read()}>
                {words.say("retry")}
              </button>
            )}
          </p>
        )}
      </header>
      <Expiring />
      {phase === "loading" && <Skeleton label={words.say("loading")} />}
      {phase === "failed" && <Failure />}
      {phase === "ended" && <Ended reason={reason} onSignIn={() => void context.signInAgain({})} />}
      {phase === "ready" && <Parts />}
      <HurdlePrompt />
      <TheNotices />
    </div>
  );
}

function Parts() {
  const { words } = useAround();
  const { alerts, preferences } = useAccount();
  const open = alerts.filter(({ verdict }) => !verdict).length;
  const tabs: Tab[] = [
    { id: "sessions", title: words.say("tab.sessions"), Part: Sessions },
    { id: "devices", title: words.say("tab.devices"), Part: Devices },
    {
      id: "alerts",
      title: words.say("tab.alerts"),
      count: open,
      countLabel: words.count("alerts.open", open),
      Part: Alerts,
    },
  ];
  if (preferences)
    tabs.push(
      { id: "history", title: words.say("tab.history"), Part: History },
      { id: "preferences", title: words.say("tab.preferences"), Part: PreferencesPart },
    );
  return <Tabs label={words.say("title")} tabs={tabs} />;
}

function Failure() {
  const { words, account } = useAround();
  const { failure } = useAccount();
  const key = failure?.kind === "refused" ? "failure.refused" : "failure.unreachable";
  return (
    <div class="ls-empty" role="alert">
      <Icon name="warning" />
      <p>{words.say(key)}</p>
      <button type="button" class="ls-button ls-primary" onClick={() => void account.read()}>
        {words.say("retry")}
      </button>
    </div>
  );
}

function TheNotices() {
  const { words, account } = useAround();
  const { notices } = useAccount();
  return (
    <Notices
      notices={notices.map(({ id, tone, key, values, undo }) => ({
        id,
        tone,
        text: words.say(key, ...(values ?? [])),
        ...(undo && { undo: () => void account.perform({ do: "unblock", device: undo }) }),
      }))}
      onDismiss={(id) => {
        account.dismiss(id);
      }}
    />
  );
}
