import { Icon } from "@live-sessions/components/view";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { asQuery, type FilterName, type SessionFilter } from "../state/session-filter.js";
import { countryNames } from "../state/countries.js";
import { useAround } from "./hooks.js";

interface FilterBarProps {
  readonly filter: SessionFilter;
  readonly onFilter: (filter: Readonly<Record<string, string>>) => void;
}

const STATES = ["online", "offline", "unchecked"] as const;
/** Milliseconds that somebody may pause between two letters. */
const TYPING = 350;

/** What the list of sessions is searched by. */
export function FilterBar({ filter, onFilter }: FilterBarProps) {
  const { words } = useAround();
  const [draft, setDraft] = useDraft(filter, onFilter);
  const countries = useMemo(() => countryNames(words.locale), [words]);
  const set = (name: FilterName, value: string) => {
    setDraft({ ...draft, [name]: value });
  };
  const any = Object.values(draft).some(Boolean);
  return (
    <div class="ls-filters" role="search">
      <span class="ls-search-box">
        <Icon name="search" />
        <input
          type="search"
          aria-label={words.say("search")}
          placeholder={words.say("search")}
          value={draft.q ?? ""}
          onInput={(event) => {
            set("q", event.currentTarget.value);
          }}
        />
      </span>
      <Choice
        label={words.say("state")}
        all={words.say("state.all")}
        value={draft.state ?? ""}
        options={STATES.map((state) => [state, words.say(`state.${state}`)])}
        onChoose={(value) => {
          set("state", value);
        }}
      />
      <Choice
        label={words.say("country")}
        all={words.say("country.all")}
        value={draft.country ?? ""}
        options={countries}
        onChoose={(value) => {
          set("country", value);
        }}
      />
      {(["plan", "client", "ip"] as const).map((name) => (
        <input
          key={name}
          type="text"
          class="ls-short"
          aria-label={words.say(`filter.${name}`)}
          placeholder={words.say(`filter.${name}`)}
          value={draft[name] ?? ""}
          autoComplete="off"
          spellcheck={false}
          onInput={(event) => {
            set(name, event.currentTarget.value);
          }}
        />
      ))}
      {any && (
        <button
          type="button"
          class="ls-button ls-link"
          onClick={() => {
            setDraft({});
          }}
        >
          {words.say("clear-search")}
        </button>
      )}
    </div>
  );
}

/** What is being typed; it counts as soon as there is a pause. */
function useDraft(
  filter: SessionFilter,
  onFilter: FilterBarProps["onFilter"],
): [SessionFilter, (draft: SessionFilter) => void] {
  const [draft, setDraft] = useState(filter);
  const told = useRef(asQuery(filter));
  const key = asQuery(filter);
  useEffect(() => {
    // the address was changed by somebody else, such as "back"
    if (key !== told.current) {
      told.current = key;
      setDraft(filter);
    }
  }, [key]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const trimmed = Object.fromEntries(
        Object.entries(draft).flatMap(([name, value]) =>
          value.trim() ? [[name, value.trim()]] : [],
        ),
      ) as Record<string, string>;
      const next = asQuery(trimmed);
      if (next === told.current) return;
      told.current = next;
      onFilter(trimmed);
    }, TYPING);
    return () => {
      clearTimeout(timer);
    };
  }, [draft]);
  return [draft, setDraft];
}

interface ChoiceProps {
  readonly label: string;
  /** What stands for any. */
  readonly all: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string) => void;
}

export function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => {
        onChoose(event.currentTarget.value);
      }}
    >
      <option value="">{all}</option>
      {options.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  );
}
