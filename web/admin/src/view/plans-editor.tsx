import type { FieldProblem, FormField } from "../api/model.js";
import type { PlanDraft } from "../state/policy-draft.js";
import { Field } from "./field.js";
import { useAround } from "./hooks.js";

interface PlansEditorProps {
  readonly plans: readonly PlanDraft[];
  readonly form: readonly FormField[];
  readonly problems: readonly FieldProblem[];
  readonly onChange: (plans: PlanDraft[]) => void;
}

/** The plans of the realm, each with its own settings. */
export function PlansEditor({ plans, form, problems, onChange }: PlansEditorProps) {
  const { words } = useAround();
  const put = (index: number, plan: PlanDraft) => {
    onChange(plans.map((one, at) => (at === index ? plan : one)));
  };
  return (
    <fieldset class="ls-card">
      <legend>{words.say("policy.plans")}</legend>
      {problems.map(({ value, remedy }) => (
        <p key={value + remedy} class="ls-fault">
          {remedy}
        </p>
      ))}
      <ul class="ls-list ls-plans">
        {plans.map((plan, index) => (
          <li key={index} class="ls-plan">
            <div class="ls-plan-head">
              <label>
                <span>{words.say("plan.name")}</span>
                <input
                  type="text"
                  value={plan.name}
                  maxLength={40}
                  autoComplete="off"
                  onInput={(event) => {
                    put(index, { ...plan, name: event.currentTarget.value });
                  }}
                />
              </label>
              <button
                type="button"
                class="ls-button ls-link ls-dangerous"
                aria-label={words.say("plan.remove-named", plan.name)}
                disabled={plans.length === 1}
                onClick={() => {
                  onChange(plans.filter((_, at) => at !== index));
                }}
              >
                {words.say("plan.remove")}
              </button>
            </div>
            <div class="ls-form">
              {form.map((field) => (
                <Field
                  key={field.key}
                  of="plan"
                  field={field}
                  values={plan.settings[field.key] ? [plan.settings[field.key] ?? ""] : []}
                  problems={[]}
                  onChange={([value = ""]) => {
                    put(index, { ...plan, settings: { ...plan.settings, [field.key]: value } });
                  }}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="ls-button ls-secondary"
        onClick={() => {
          onChange([...plans, { name: "", settings: { limit: "1" } }]);
        }}
      >
        {words.say("plan.add")}
      </button>
    </fieldset>
  );
}
