import { refusalOf, type Refusal } from "@live-sessions/components/api";
import { Skeleton } from "@live-sessions/components/view";
import { useEffect, useState } from "preact/hooks";
import type { FieldProblem, Mode, PolicyView, Preview, Values } from "../api/model.js";
import { lineOf, plansOf, problemsOf, withValue } from "../state/policy-draft.js";
import { Field } from "./field.js";
import { useAround, useCall } from "./hooks.js";
import { ApplyPlans, Faults, ModeSwitch, Refused } from "./policy-parts.js";
import { PlansEditor } from "./plans-editor.js";
import { PreviewDialog } from "./preview-dialog.js";
import { Unavailable } from "./unavailable.js";

/** Settings that have a place of their own on the page. */
const ELSEWHERE = new Set(["plans", "mode"]);

/** The rules of the realm, changed only after it was shown what that does. */
export function PolicyTab() {
  const { words, api } = useAround();
  const read = useCall("policy", (signal) => api.get<PolicyView>("live-sessions/policy", signal));
  const [saved, setSaved] = useState<PolicyView>();
  const [turn, setTurn] = useState(0);
  const view = saved ?? read.value;
  if (read.failure && !view) return <Unavailable failure={read.failure} onRetry={read.again} />;
  if (!view) return <Skeleton label={words.say("loading")} />;
  return (
    <>
      {!view.gated && <p class="ls-card ls-hint">{words.say("policy.none")}</p>}
      {view.heldOpen && <p class="ls-card ls-wrong">{words.say("policy.held-open")}</p>}
      {view.problems && view.problems.length > 0 && (
        <div class="ls-card ls-wrong">
          <p>{words.say("policy.broken")}</p>
          <Faults problems={view.problems} />
        </div>
      )}
      <Editor
        key={`${view.version} ${turn}`}
        view={view}
        onSaved={setSaved}
        onReload={() => {
          setSaved(undefined);
          setTurn(turn + 1);
          read.again();
        }}
      />
    </>
  );
}

interface EditorProps {
  readonly view: PolicyView;
  readonly onSaved: (view: PolicyView) => void;
  readonly onReload: () => void;
}

function Editor({ view, onSaved, onReload }: EditorProps) {
  const { words, api, notices } = useAround();
  const [values, setValues] = useState<Values>(view.values);
  const [plans, setPlans] = useState(() => plansOf(view, view.values));
  const [plansTouched, setPlansTouched] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [refused, setRefused] = useState<Refusal>();
  const [preview, setPreview] = useState<Preview>();
  const [busy, setBusy] = useState(false);
  const entered = plansTouched ? withPlans(values, plans) : values;
  const changed = JSON.stringify(entered) !== JSON.stringify(view.values);
  useLeaving(changed);

  const attempt = async (what: () => Promise<void>) => {
    setBusy(true);
    setRefused(undefined);
    setProblems([]);
    try {
      await what();
    } catch (reason) {
      const refusal = refusalOf(reason);
      setPreview(undefined);
      setProblems(problemsOf(refusal));
      setRefused(refusal);
    }
    setBusy(false);
  };
  const look = () =>
    attempt(async () => {
      setPreview(
        await api.send<Preview>("POST", "live-sessions/policy/preview", { values: entered }),
      );
    });
  const save = () =>
    attempt(async () => {
      const headers = { "If-Match": quotedTag(view.version) };
      const after = await api.send<PolicyView>(
        "PUT",
        "live-sessions/policy",
        { values: entered },
        headers,
      );
      setPreview(undefined);
      notices.done(words.say("done.policy"));
      if (after) onSaved(after);
    });

  return (
    <>
      <form
        class="ls-policy"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <ModeSwitch
          mode={(entered["mode"]?.[0] as Mode | undefined) ?? "enforcing"}
          onChange={(mode) => {
            setValues(withValue(values, "mode", mode === "enforcing" ? [] : [mode]));
          }}
        />
        {refused && <Refused refusal={refused} problems={problems} onReload={onReload} />}
        <PlansEditor
          plans={plans}
          form={view.planForm}
          problems={problems.filter(({ field }) => field === "plans" || field.startsWith("plans"))}
          onChange={(next) => {
            setPlansTouched(true);
            setPlans(next);
          }}
        />
        <fieldset class="ls-card ls-form">
          <legend>{words.say("policy.rules")}</legend>
          {view.form
            .filter(({ key }) => !ELSEWHERE.has(key))
            .map((field) => (
              <Field
                key={field.key}
                field={field}
                values={values[field.key] ?? []}
                problems={problems.filter((problem) => problem.field === field.key)}
                onChange={(next) => {
                  setValues(withValue(values, field.key, next));
                }}
              />
            ))}
        </fieldset>
        <div class="ls-savebar">
          <button type="submit" class="ls-button ls-primary" disabled={!changed || busy}>
            {words.say("policy.preview")}
          </button>
          <button
            type="button"
            class="ls-button ls-link"
            disabled={!changed || busy}
            onClick={onReload}
          >
            {words.say("policy.discard")}
          </button>
          <ApplyPlans disabled={changed || busy || !view.gated} />
        </div>
      </form>
      {preview && (
        <PreviewDialog
          preview={preview}
          onClose={() => {
            setPreview(undefined);
          }}
          onSave={() => void save()}
        />
      )}
    </>
  );
}

/** Whoever leaves the window with something unsaved is asked by the browser. */
function useLeaving(changed: boolean): void {
  useEffect(() => {
    if (!changed) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => {
      removeEventListener("beforeunload", ask);
    };
  }, [changed]);
}

function withPlans(values: Values, plans: Parameters<typeof lineOf>[0][]): Values {
  return withValue(values, "plans", plans.map(lineOf));
}

function quotedTag(version: string): string {
  return version.startsWith('"') ? version : `"${version}"`;
}
