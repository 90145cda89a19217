import { Moment, Skeleton } from "@live-sessions/components/view";
import { useEffect } from "preact/hooks";
import type { Stats } from "../api/model.js";
import { Bars, Columns } from "./charts.js";
import { useAround, useCall } from "./hooks.js";
import { Unavailable } from "./unavailable.js";

/** Milliseconds. */
const EVERY = 30_000;
/** So many bars can be told apart; the others are one. */
const MOST_BARS = 10;

/** What is shown together: things that happen about as often. */
const DAILY = [
  ["started", "ended"],
  ["refused", "blocked"],
] as const;

/** How many sessions there are, of which kind, and how that has changed. */
export function StatisticsTab() {
  const { words, api } = useAround();
  const { value, failure, again } = useCall("stats", (signal) =>
    api.get<Stats>("live-sessions/stats", signal),
  );
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) again();
    }, EVERY);
    return () => {
      clearInterval(timer);
    };
  }, [again]);
  if (failure && !value) return <Unavailable failure={failure} onRetry={again} />;
  if (!value) return <Skeleton label={words.say("loading")} />;
  const regions = new Intl.DisplayNames([words.locale], { type: "region" });
  const day = new Intl.DateTimeFormat(words.locale, { month: "short", day: "numeric" });
  const hour = new Intl.DateTimeFormat(words.locale, { hour: "2-digit", minute: "2-digit" });
  return (
    <>
      <dl class="ls-tiles">
        {(["sessions", "online", "users"] as const).map((name) => (
          <div key={name} class="ls-card">
            <dt>{words.say(`stats.${name}`)}</dt>
            <dd>{words.number(value[name])}</dd>
          </div>
        ))}
      </dl>
      <p class="ls-quiet">
        {words.say("stats.at")} <Moment at={value.at} />
      </p>
      <div class="ls-charts">
        <Bars
          title={words.say("stats.by-plan")}
          bars={topOf(
            value.byPlan.map(({ plan, sessions }) => [
              plan ?? words.say("stats.no-plan"),
              sessions,
            ]),
            words.say("stats.others"),
          )}
        />
        <Bars
          title={words.say("stats.by-country")}
          bars={topOf(
            value.byCountry.map(({ countryCode, sessions }) => [
              countryCode ? (regions.of(countryCode) ?? countryCode) : words.shared("PlaceUnknown"),
              sessions,
            ]),
            words.say("stats.others"),
          )}
        />
        <Bars
          title={words.say("stats.by-type")}
          bars={value.byDeviceType.map(({ type, sessions }) => [
            words.type(type ?? "unknown"),
            sessions,
          ])}
        />
      </div>
      <Columns
        title={words.say("stats.by-hour")}
        series={[words.say("stats.started"), words.say("stats.ended")]}
        columns={value.byHour.map(({ at, started, ended }) => ({
          name: `${day.format(new Date(at))} ${hour.format(new Date(at))}`,
          short: hour.format(new Date(at)),
          values: [started, ended],
        }))}
      />
      {DAILY.map((series) => (
        <Columns
          key={series[0]}
          title={words.say("stats.by-day")}
          series={series.map((name) => words.say(`stats.${name}`))}
          columns={value.byDay.map((counts) => ({
            name: day.format(new Date(`${counts.day}T12:00`)),
            short: day.format(new Date(`${counts.day}T12:00`)),
            values: series.map((name) => counts[name]),
          }))}
        />
      ))}
    </>
  );
}

function topOf(all: readonly [string, number][], others: string): [string, number][] {
  const sorted = [...all].sort(([, a], [, b]) => b - a);
  const rest = sorted.slice(MOST_BARS).reduce((sum, [, count]) => sum + count, 0);
  return [...sorted.slice(0, MOST_BARS), ...(rest ? [[others, rest] as [string, number]] : [])];
}
