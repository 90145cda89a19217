import type { Mode, SetupPart } from "../api/model.js";
import type { Wish } from "../state/wish.js";
import { useAround } from "./hooks.js";

interface SetupFormProps {
  readonly wish: Wish;
  readonly parts: readonly SetupPart[];
  readonly busy: boolean;
  readonly onChange: (wish: Wish) => void;
  readonly onLook: () => void;
  /** Undefined where there is nothing to undo. */
  readonly onUndo?: () => void;
}

const MODES: readonly Mode[] = ["report-only", "enforcing"];
const APPLIES: readonly Wish["apply"][] = ["new-logins", "now"];

/** How it is to be installed. Nothing happens before it was shown what would. */
export function SetupForm({ wish, parts, busy, onChange, onLook, onUndo }: SetupFormProps) {
  const { words } = useAround();
  const clients = parts.flatMap(({ id, subject }) => (id === "dpop" && subject ? [subject] : []));
  return (
    <form
      class="ls-card ls-setup-form"
      onSubmit={(event) => {
        event.preventDefault();
        onLook();
      }}
    >
      <h2>{words.say("setup.how")}</h2>
      <fieldset class="ls-choices">
        <legend>{words.say("setup.mode")}</legend>
        {MODES.map((mode) => (
          <Option
            key={mode}
            name="mode"
            text={words.say(`mode.${mode}`)}
            hint={words.say(`mode.${mode}.hint`)}
            checked={wish.mode === mode}
            onChoose={() => {
              onChange({ ...wish, mode });
            }}
          />
        ))}
      </fieldset>
      <fieldset class="ls-choices">
        <legend>{words.say("setup.apply")}</legend>
        {APPLIES.map((apply) => (
          <Option
            key={apply}
            name="apply"
            text={words.say(`setup.apply.${apply}`)}
            hint={words.say(`setup.apply.${apply}.hint`)}
            checked={wish.apply === apply}
            onChoose={() => {
              onChange({ ...wish, apply });
            }}
          />
        ))}
      </fieldset>
      <label class="ls-field">
        <span>{words.say("setup.support")}</span>
        <input
          type="text"
          value={wish.supportContact}
          autoComplete="off"
          dir="auto"
          onInput={(event) => {
            onChange({ ...wish, supportContact: event.currentTarget.value });
          }}
        />
      </label>
      <p class="ls-quiet">{words.say("setup.support.hint")}</p>
      {clients.length > 0 && (
        <fieldset class="ls-choices">
          <legend>{words.say("setup.dpop")}</legend>
          {clients.map((client) => (
            <label key={client}>
              <input
                type="checkbox"
                checked={wish.dpopClients.includes(client)}
                onChange={(event) => {
                  const others = wish.dpopClients.filter((one) => one !== client);
                  const dpopClients = event.currentTarget.checked ? [...others, client] : others;
                  onChange({ ...wish, dpopClients });
                }}
              />
              <bdi>{client}</bdi>
            </label>
          ))}
          <p class="ls-quiet">{words.say("setup.dpop.hint")}</p>
        </fieldset>
      )}
      <div class="ls-actions">
        <button type="submit" class="ls-button ls-primary" disabled={busy}>
          {words.say("setup.look")}
        </button>
        {onUndo && (
          <button
            type="button"
            class="ls-button ls-secondary ls-dangerous"
            disabled={busy}
            onClick={onUndo}
          >
            {words.say("setup.undo")}
          </button>
        )}
      </div>
    </form>
  );
}

interface OptionProps {
  readonly name: string;
  readonly text: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function Option({ name, text, hint, checked, onChoose }: OptionProps) {
  return (
    <label>
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span>
        {text}
        <span class="ls-quiet"> {hint}</span>
      </span>
    </label>
  );
}
