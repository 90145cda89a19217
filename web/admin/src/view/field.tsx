import { useId } from "preact/hooks";
import type { FieldProblem, FormField } from "../api/model.js";
import { faultOf } from "../state/policy-draft.js";
import { useAround } from "./hooks.js";

interface FieldProps {
  readonly field: FormField;
  readonly values: readonly string[];
  readonly problems: readonly FieldProblem[];
  readonly onChange: (values: readonly string[]) => void;
  /** Begins the names of this field's messages. */
  readonly of?: string;
}

/** One setting: its name, what it means, what may be typed, and what is wrong with what was. */
export function Field({ field, values, problems, onChange, of = "setting" }: FieldProps) {
  const { words } = useAround();
  const id = useId();
  const { key, meaning, remedy } = field;
  const name = words.has(`${of}.${key}`) ? words.say(`${of}.${key}`) : titled(key);
  const text = words.has(`${of}.${key}.meaning`) ? words.say(`${of}.${key}.meaning`) : meaning;
  const own = values.map((value) => faultOf(field, value)).find(Boolean);
  const wrong = problems[0]?.remedy ?? own;
  const describedBy = [`${id}-hint`, ...(wrong ? [`${id}-wrong`] : [])].join(" ");
  const common = { id, "aria-describedby": describedBy, "aria-invalid": wrong !== undefined };
  return (
    <div class="ls-setting" data-setting={key}>
      <label for={id}>
        {name} <code>{key}</code>
      </label>
      <Control field={field} values={values} onChange={onChange} common={common} />
      <p id={`${id}-hint`} class="ls-quiet">
        {text} {!field.words.length && sentence(remedy)}
      </p>
      {wrong && (
        <p id={`${id}-wrong`} class="ls-fault">
          {wrong}
        </p>
      )}
    </div>
  );
}

interface ControlProps extends Pick<FieldProps, "field" | "values" | "onChange"> {
  readonly common: {
    readonly id: string;
    readonly "aria-describedby": string;
    readonly "aria-invalid": boolean;
  };
}

function Control({ field, values, onChange, common }: ControlProps) {
  const { words } = useAround();
  const { kind, standard, min, max } = field;
  const [value = ""] = values;
  if (kind === "word" && field.words.length)
    return (
      <select
        {...common}
        value={value}
        onChange={(event) => {
          onChange([event.currentTarget.value]);
        }}
      >
        <option value="">{words.say("setting.default", standard ?? "")}</option>
        {field.words.map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </select>
    );
  if (kind === "lines")
    return (
      <textarea
        {...common}
        rows={Math.max(2, values.length + 1)}
        value={values.join("\n")}
        spellcheck={false}
        onChange={(event) => {
          onChange(event.currentTarget.value.split("\n").map((line) => line.trim()));
        }}
      />
    );
  return (
    <input
      {...common}
      type="text"
      inputMode={kind === "number" ? "numeric" : "text"}
      {...(kind === "number" && min !== null && max !== null && { "data-range": `${min}–${max}` })}
      value={value}
      placeholder={standard ?? ""}
      autoComplete="off"
      onInput={(event) => {
        onChange([event.currentTarget.value]);
      }}
    />
  );
}

function sentence(text: string): string {
  return text && `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? "" : "."}`;
}

/** A key as a name, for settings that are newer than these texts. */
function titled(key: string): string {
  const text = key.replaceAll("-", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
