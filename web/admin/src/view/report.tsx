import type { Page } from "@live-sessions/components/api";
import { Skeleton, Wording } from "@live-sessions/components/view";
import { render, type VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { AuditVerdict } from "../api/model.js";
import { eventQuery, type EventFilter } from "../state/event-filter.js";
import type { AdminEvent } from "./event-list.js";
import { eventWords } from "./event-words.js";
import { Around, useAround, useCall } from "./hooks.js";
import { Unavailable } from "./unavailable.js";

/** More than this nobody reads on paper; the export has all of it. */
const MOST = 2_000;

interface Reported {
  readonly events: readonly AdminEvent[];
  /** Whether there are more events than the report holds. */
  readonly cut: boolean;
  readonly audit: AuditVerdict;
  readonly at: string;
}

interface ReportProps {
  readonly filter: EventFilter;
  readonly onClose: () => void;
}

/** The history of a period and the state of the audit chain, to be printed. On paper there is nothing else of the console. */
export function Report({ filter, onClose }: ReportProps) {
  const { words, api } = useAround();
  const { value, failure, again } = useCall(
    eventQuery(filter),
    async (signal): Promise<Reported> => {
      const audit = await api.get<AuditVerdict>("live-sessions/audit/verify", signal);
      const events: AdminEvent[] = [];
      let after: string | null = "";
      while (after !== null && events.length < MOST) {
        const query = eventQuery(filter, { max: "100", ...(after && { after }) });
        const page: Page<AdminEvent> = await api.get<Page<AdminEvent>>(
          `live-sessions/events?${query}`,
          signal,
        );
        events.push(...page.items);
        after = page.next;
      }
      return { events, cut: after !== null, audit, at: new Date().toISOString() };
    },
  );
  usePaper(value ? <Sheet reported={value} filter={filter} /> : undefined);
  return (
    <section class="ls-card ls-report-card">
      {!value && !failure && <Skeleton label={words.say("loading")} />}
      {failure && <Unavailable failure={failure} onRetry={again} />}
      {value && <Sheet reported={value} filter={filter} />}
      <div class="ls-actions">
        <button
          type="button"
          class="ls-button ls-primary"
          disabled={!value}
          onClick={() => {
            print();
          }}
        >
          {words.say("report.print")}
        </button>
        <button type="button" class="ls-button ls-link" onClick={onClose}>
          {words.say("report.close")}
        </button>
      </div>
    </section>
  );
}

/** What stands beside everything of the console, where only paper shows it: within the console it would be cut off. */
function usePaper(content: VNode | undefined): void {
  const around = useAround();
  const shown = content !== undefined;
  useEffect(() => {
    if (!shown) return;
    const paper = document.createElement("div");
    paper.className = "ls-paper";
    paper.dir = around.words.direction;
    paper.setAttribute("aria-hidden", "true");
    document.body.append(paper);
    render(
      <Wording.Provider value={around.words}>
        <Around.Provider value={around}>{content}</Around.Provider>
      </Wording.Provider>,
      paper,
    );
    return () => {
      render(null, paper);
      paper.remove();
    };
  }, [shown, around]);
}

function Sheet({ reported, filter }: { reported: Reported; filter: EventFilter }) {
  const { words, context } = useAround();
  const { events, cut, audit, at } = reported;
  const counts = new Map<string, number>();
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  const period = [filter.from ?? "…", filter.to ?? "…"].join(" – ");
  return (
    <article class="ls-report">
      <h2>{words.say("report.title", context.realm)}</h2>
      <p>{words.say("report.period", period)}</p>
      <p>{words.say("report.made", words.moment(at))}</p>
      <p>
        {words.say(audit.intact ? "audit.intact" : "audit.broken")}{" "}
        {words.count("audit.records", audit.records)}{" "}
        {audit.signed
          ? words.say("audit.signed", words.number(audit.signedUpTo))
          : words.say("audit.unsigned")}
      </p>
      {cut && <p>{words.say("report.cut", words.number(events.length))}</p>}
      <h3>{words.say("report.counts")}</h3>
      <table class="ls-table ls-plain-table">
        <tbody>
          {[...counts].map(([type, count]) => (
            <tr key={type}>
              <th scope="row">{words.has(`event.${type}`) ? words.say(`event.${type}`) : type}</th>
              <td class="ls-number">{words.number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{words.say("tab.events")}</h3>
      <table class="ls-table ls-plain-table">
        <thead>
          <tr>
            <th scope="col">{words.say("report.when")}</th>
            <th scope="col">{words.say("report.what")}</th>
            <th scope="col">{words.say("column.user")}</th>
            <th scope="col">{words.say("report.where")}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => {
            const { what, why, parts } = eventWords(words, event);
            return (
              <tr key={event.id}>
                <td>{words.shortMoment(event.at)}</td>
                <td>{[what, why].filter(Boolean).join(": ")}</td>
                <td>
                  <bdi>{event.username ?? event.userId}</bdi>
                </td>
                <td>
                  <bdi>{parts.join(" · ")}</bdi>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </article>
  );
}
