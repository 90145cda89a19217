import { save } from "@live-sessions/components/state";
import { Moment } from "@live-sessions/components/view";
import { useState } from "preact/hooks";
import type { AuditVerdict } from "../api/model.js";
import { eventFilterOf, eventQuery } from "../state/event-filter.js";
import { EventFilterBar } from "./event-filter-bar.js";
import { EventList } from "./event-list.js";
import { useAround, useQuery } from "./hooks.js";
import { Report } from "./report.js";

/** The history of the realm: to read, to take away, to check, and to print. */
export function EventsTab() {
  const { words, api, notices } = useAround();
  const [query, ask] = useQuery();
  const [printed, setPrinted] = useState(false);
  const [verdict, setVerdict] = useState<AuditVerdict>();
  const [checking, setChecking] = useState(false);
  const filter = eventFilterOf(query);

  const take = async (format: "json" | "csv") => {
    try {
      const path = `live-sessions/export?${eventQuery(filter, { format })}`;
      await save(await api.request("GET", path), format);
      notices.done(words.say("done.export"));
    } catch (reason) {
      notices.failed(reason);
    }
  };
  const check = async () => {
    setChecking(true);
    try {
      setVerdict(await api.get<AuditVerdict>("live-sessions/audit/verify"));
    } catch (reason) {
      notices.failed(reason);
    }
    setChecking(false);
  };

  return (
    <>
      <EventFilterBar filter={filter} onFilter={ask} />
      <div class="ls-toolbar">
        <div class="ls-actions">
          {(["json", "csv"] as const).map((format) => (
            <button
              key={format}
              type="button"
              class="ls-button ls-secondary"
              onClick={() => void take(format)}
            >
              {words.say(`export.${format}`)}
            </button>
          ))}
          <button
            type="button"
            class="ls-button ls-secondary"
            disabled={checking}
            onClick={() => void check()}
          >
            {words.say(checking ? "audit.checking" : "audit.check")}
          </button>
          <button
            type="button"
            class="ls-button ls-secondary"
            onClick={() => {
              setPrinted(true);
            }}
          >
            {words.say("report")}
          </button>
        </div>
      </div>
      {verdict && <Verdict verdict={verdict} />}
      {printed && (
        <Report
          filter={filter}
          onClose={() => {
            setPrinted(false);
          }}
        />
      )}
      <EventList key={eventQuery(filter)} filter={filter} />
    </>
  );
}

/** What the check of the audit chain has found. */
export function Verdict({ verdict }: { verdict: AuditVerdict }) {
  const { words } = useAround();
  const { intact, records, signed, signedUpTo, waiting, checkedAt, fault } = verdict;
  return (
    <section class={`ls-card ${intact ? "ls-fine" : "ls-wrong"}`} role="status">
      <p>
        <strong>{words.say(intact ? "audit.intact" : "audit.broken")}</strong>{" "}
        <span class="ls-quiet">
          <Moment at={checkedAt} />
        </span>
      </p>
      <p>
        {words.count("audit.records", records)}{" "}
        {signed ? words.say("audit.signed", words.number(signedUpTo)) : words.say("audit.unsigned")}{" "}
        {waiting > 0 && words.count("audit.waiting", waiting)}
      </p>
      {fault && (
        <p>
          {Object.entries(fault)
            .map(([name, value]) => `${name}: ${String(value)}`)
            .join(" · ")}
        </p>
      )}
    </section>
  );
}
