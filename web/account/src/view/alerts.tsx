import { useState } from "preact/hooks";
import type { Alert } from "@live-sessions/components/api";
import { DeviceName, Dialog, Icon, Moment } from "@live-sessions/components/view";
import { useAccount, useAround } from "./hooks.js";

/** What the owner should look at, and their answers. */
export function Alerts() {
  const { words, account } = useAround();
  const { alerts } = useAccount();
  const [asked, ask] = useState<Alert>();
  const open = alerts.filter(({ verdict }) => !verdict).length;
  if (!alerts.length)
    return (
      <div class="ls-empty">
        <Icon name="check" />
        <p>{words.say("alerts.none")}</p>
      </div>
    );
  return (
    <>
      <h2 class="ls-count">{words.count("alerts.open", open)}</h2>
      <ul class="ls-list">
        {alerts.map((alert) => (
          <AlertRow key={alert.id} alert={alert} onNotMine={ask} />
        ))}
      </ul>
      {asked && (
        <Dialog
          title={words.say("not-mine.title")}
          confirm={words.say("not-mine")}
          danger
          onClose={() => {
            ask(undefined);
          }}
          onConfirm={() => {
            ask(undefined);
            void account.perform({ do: "answer", alert: asked.id, verdict: "not-mine" });
          }}
        >
          <p>{words.say(`alert.${asked.rule}`)}</p>
          <p>{words.say(asked.rule === "lock-violation" ? "not-mine.session" : "not-mine.text")}</p>
        </Dialog>
      )}
    </>
  );
}

function AlertRow({ alert, onNotMine }: { alert: Alert; onNotMine: (alert: Alert) => void }) {
  const { words, account } = useAround();
  const { device, by, verdict } = alert;
  return (
    <li class={`ls-row ${verdict ? "" : "ls-unanswered"}`} data-alert={alert.id}>
      <span class="ls-device">
        <Icon name={verdict ? (device?.type ?? "unknown") : "warning"} />
      </span>
      <div class="ls-facts">
        <h3 class="ls-name">{words.say(`alert.${alert.rule}`)}</h3>
        {device && (
          <p>
            {words.say("alert.about")} <DeviceName device={device} />
          </p>
        )}
        {by && (
          <p>
            {words.say("alert.by")} <DeviceName device={by} />
            {alert.here && ` (${words.say("this-device")})`}
          </p>
        )}
        <p class="ls-quiet ls-times">
          <Moment at={alert.at} />
          {verdict && <span>{words.say(`verdict.${verdict}`)}</span>}
        </p>
      </div>
      {!verdict && (
        <div class="ls-row-actions">
          <button
            type="button"
            class="ls-button ls-secondary"
            onClick={() => void account.perform({ do: "answer", alert: alert.id, verdict: "mine" })}
          >
            {words.say("mine")}
          </button>
          {!alert.here && (
            <button
              type="button"
              class="ls-button ls-secondary ls-dangerous"
              onClick={() => {
                onNotMine(alert);
              }}
            >
              {words.say("not-mine")}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
