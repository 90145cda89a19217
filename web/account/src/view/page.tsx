import { useEffect, useRef } from "preact/hooks";
import { Alerts } from "./alerts.js";
import { Ended } from "./ended.js";
import { Expiring } from "./expiring.js";
import { Devices } from "./devices.js";
import { History } from "./history.js";
import { useAccount, useAround } from "./hooks.js";
import { Icon } from "./icon.js";
import { Notices } from "./notices.js";
import { PreferencesPart } from "./preferences.js";
import { HurdlePrompt } from "./prompt.js";
import { Sessions } from "./sessions.js";
import { Tabs, type Tab } from "./tabs.js";

/** The whole page. */
export function Page() {
  const { words, account } = useAround();
  const { phase, connection } = useAccount();
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
      {phase === "loading" && <Skeleton />}
      {phase === "failed" && <Failure />}
      {phase === "ended" && <Ended />}
      {phase === "ready" && <Parts />}
      <HurdlePrompt />
      <Notices />
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

function Skeleton() {
  const { words } = useAround();
  return (
    <div class="ls-skeleton" role="status" aria-label={words.say("loading")}>
      <span class="ls-bone ls-map-frame" />
      <span class="ls-bone" />
      <span class="ls-bone" />
      <span class="ls-bone" />
    </div>
  );
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

/** When what had the keyboard is gone, such as the row that was ended, the keyboard goes to the heading, not nowhere. */
function useKeptFocus(heading: HTMLElement | null) {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const page = heading?.closest(".ls-page");
    const remember = (event: Event) => {
      last.current = event.target as Element;
    };
    page?.addEventListener("focusin", remember);
    return () => {
      page?.removeEventListener("focusin", remember);
    };
  }, [heading]);
  useEffect(() => {
    if (document.activeElement !== document.body || !last.current || last.current.isConnected)
      return;
    last.current = null;
    heading?.focus({ preventScroll: true });
  });
}
