import { useId } from "preact/hooks";
import type { Preferences } from "@live-sessions/components/api";
import { useAccount, useAround } from "./hooks.js";

const ALL = ["locationTracking", "emailAlerts"] as const satisfies readonly (keyof Preferences)[];

/** What the owner wants to be kept and told of. */
export function PreferencesPart() {
  return (
    <ul class="ls-list">
      {ALL.map((name) => (
        <Choice key={name} name={name} />
      ))}
    </ul>
  );
}

function Choice({ name }: { name: keyof Preferences }) {
  const { words, account } = useAround();
  const { preferences } = useAccount();
  const id = useId();
  if (!preferences) return null;
  return (
    <li class="ls-choice">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={preferences[name]}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const wanted = event.currentTarget.checked;
          void account.perform({ do: "prefer", preferences: { [name]: wanted } });
        }}
      />
      <label for={id}>{words.say(`preference.${name}`)}</label>
      <p id={`${id}-hint`} class="ls-quiet">
        {words.say(`preference.${name}.hint`)}
      </p>
    </li>
  );
}
