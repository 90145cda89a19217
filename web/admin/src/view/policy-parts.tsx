import type { Refusal } from "@live-sessions/components/api";
import { useState } from "preact/hooks";
import type { FieldProblem, Mode } from "../api/model.js";
import { whyNot } from "../state/notices.js";
import { useAround } from "./hooks.js";

/** Whether the rules hold, or only write down what they would have done. */
export function ModeSwitch({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  const { words } = useAround();
  return (
    <div class="ls-choice">
      <input
        id="ls-report-only"
        type="checkbox"
        role="switch"
        checked={mode === "report-only"}
        aria-describedby="ls-report-only-hint"
        onChange={(event) => {
          onChange(event.currentTarget.checked ? "report-only" : "enforcing");
        }}
      />
      <label for="ls-report-only">{words.say("mode.report-only")}</label>
      <p id="ls-report-only-hint" class="ls-quiet">
        {words.say("mode.report-only.hint")}
      </p>
    </div>
  );
}

/** Why a policy was not taken. */
interface RefusedProps {
  readonly refusal: Refusal;
  readonly problems: readonly FieldProblem[];
  readonly onReload: () => void;
}

export function Refused({ refusal, problems, onReload }: RefusedProps) {
  const { words } = useAround();
  const stale = refusal.status === 412;
  return (
    <div class="ls-card ls-wrong" role="alert">
      <p>
        {stale
          ? words.say("policy.conflict")
          : problems.length
            ? words.count("policy.problems", problems.length)
            : whyNot(words, refusal)}
      </p>
      <Faults problems={problems} />
      {stale && (
        <button type="button" class="ls-button ls-secondary" onClick={onReload}>
          {words.say("policy.reload")}
        </button>
      )}
    </div>
  );
}

/** What is wrong with a policy, setting by setting. */
export function Faults({ problems }: { problems: readonly FieldProblem[] }) {
  if (!problems.length) return null;
  return (
    <ul>
      {problems.map(({ field, value, remedy }) => (
        <li key={field + value}>
          <code>{field}</code>: {remedy}
        </li>
      ))}
    </ul>
  );
}

/** Ends at once what accounts have above their plans, instead of at their next logins. */
export function ApplyPlans({ disabled }: { disabled: boolean }) {
  const { words, api, notices } = useAround();
  const [busy, setBusy] = useState(false);
  const apply = async () => {
    setBusy(true);
    try {
      const told = await api.send<{ ended: number }>("POST", "live-sessions/policy/apply");
      notices.done(words.count("done.apply-plan", told?.ended ?? 0));
    } catch (reason) {
      notices.failed(reason);
    }
    setBusy(false);
  };
  return (
    <button
      type="button"
      class="ls-button ls-secondary ls-apply"
      disabled={disabled || busy}
      title={words.say("apply-plans.hint")}
      onClick={() => void apply()}
    >
      {words.say("apply-plans")}
    </button>
  );
}
