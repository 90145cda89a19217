import { DeviceName, Icon, Moment, Skeleton, useStore } from "@live-sessions/components/view";
import type { Page } from "@live-sessions/components/api";
import type { AdminAlert } from "../api/model.js";
import { hashOfUser } from "../route.js";
import { Choice } from "./filter-bar.js";
import { useAround, useHappenings, useQuery } from "./hooks.js";
import { Unavailable } from "./unavailable.js";
import { useListing } from "./use-listing.js";

const RULES = [
  "not-me",
  "ended-by-another",
  "limit-refused",
  "lock-violation",
  "blocked-device",
] as const;

/** What somebody should look at, of all users. */
export function AlertsTab() {
  const { words } = useAround();
  const [{ rule = "", answered = "false" }, ask] = useQuery();
  return (
    <>
      <div class="ls-filters">
        <Choice
          label={words.say("alerts.answered")}
          all={words.say("alerts.all")}
          value={answered === "any" ? "" : answered}
          options={[
            ["false", words.say("alerts.open")],
            ["true", words.say("alerts.closed")],
          ]}
          onChoose={(value) => {
            ask({ rule, answered: value || "any" });
          }}
        />
        <Choice
          label={words.say("alerts.rule")}
          all={words.say("alerts.rule.all")}
          value={rule}
          options={RULES.map((name) => [name, words.say(`alert.${name}`)])}
          onChoose={(value) => {
            ask({ rule: value, answered });
          }}
        />
      </div>
      <AlertList rule={rule} answered={answered} />
    </>
  );
}

interface AlertListProps {
  readonly user?: string;
  readonly rule?: string;
  readonly answered?: string;
}

export function AlertList({ user = "", rule = "", answered = "any" }: AlertListProps) {
  const { words, api } = useAround();
  const asked = Object.entries({ user, rule, answered: answered === "any" ? "" : answered }).filter(
    ([, value]) => value,
  );
  const key = new URLSearchParams(asked).toString();
  const list = useListing<AdminAlert>(key, (after, signal) => {
    const query = new URLSearchParams([...asked, ...(after ? [["after", after]] : [])]);
    return api.get<Page<AdminAlert>>(`live-sessions/alerts?${query.toString()}`, signal);
  });
  const { phase, failure, items, next, more } = useStore(list);
  useHappenings(
    () => void list.load(),
    (name) => name === "alert",
  );
  if (phase === "loading") return <Skeleton label={words.say("loading")} />;
  return (
    <>
      {failure && <Unavailable failure={failure} onRetry={() => void list.load()} />}
      {phase === "ready" && !items.length && (
        <div class="ls-empty">
          <Icon name="check" />
          <p>{words.say("alerts.none")}</p>
        </div>
      )}
      <ul class="ls-list">
        {items.map((alert) => (
          <AlertRow key={alert.id} alert={alert} named={!user} />
        ))}
      </ul>
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
    </>
  );
}

function AlertRow({ alert, named }: { alert: AdminAlert; named: boolean }) {
  const { words, context, asked } = useAround();
  const { id, rule, device, by, verdict, userId, username } = alert;
  const text = words.has(`alert.${rule}`) ? words.say(`alert.${rule}`) : rule;
  return (
    <li class={`ls-row ${verdict ? "" : "ls-unanswered"}`} data-alert={id}>
      <span class="ls-device">
        <Icon name={verdict ? (device?.type ?? "unknown") : "warning"} />
      </span>
      <div class="ls-facts">
        <h3 class="ls-name">{text}</h3>
        {named && (
          <p>
            <a href={hashOfUser(context.realm, userId)}>
              <bdi>{username}</bdi>
            </a>
          </p>
        )}
        {device && (
          <p>
            {words.say("alert.about")} <DeviceName device={device} />
          </p>
        )}
        {by && (
          <p>
            {words.say("alert.by")} <DeviceName device={by} />
          </p>
        )}
        <p class="ls-quiet ls-times">
          <Moment at={alert.at} />
          {verdict && <span>{words.say(`verdict.${verdict}`)}</span>}
        </p>
      </div>
      {!verdict && (
        <div class="ls-row-actions">
          {(["mine", "not-mine"] as const).map((answer) => (
            <button
              key={answer}
              type="button"
              class={`ls-button ls-secondary ${answer === "mine" ? "" : "ls-dangerous"}`}
              onClick={() => {
                if (answer === "mine")
                  void asked.perform({ do: "answer", alert: id, verdict: answer });
                else asked.ask({ do: "answer", alert: id, verdict: answer });
              }}
            >
              {words.say(answer)}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}
