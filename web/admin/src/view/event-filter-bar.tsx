import { KINDS, type PastKind } from "@live-sessions/components/state";
import { useMemo } from "preact/hooks";
import { countryNames } from "../state/countries.js";
import type { EventFilter } from "../state/event-filter.js";
import { Choice } from "./filter-bar.js";
import { useAround } from "./hooks.js";

interface EventFilterBarProps {
  readonly filter: EventFilter;
  readonly onFilter: (filter: Readonly<Record<string, string>>) => void;
}

const GROUPS = (Object.keys(KINDS) as PastKind[]).filter((kind) => kind !== "all");

/** What the history is searched by. A text counts when it is done, since each search of a history is written into it. */
export function EventFilterBar({ filter, onFilter }: EventFilterBarProps) {
  const { words } = useAround();
  const countries = useMemo(() => countryNames(words.locale), [words]);
  const set = (name: keyof EventFilter, value: string) => {
    onFilter({ ...filter, [name]: value });
  };
  return (
    <div class="ls-filters" role="search">
      <Choice
        label={words.say("history.kind")}
        all={words.say("history.kind.all")}
        value={filter.kind ?? ""}
        options={GROUPS.map((kind) => [kind, words.say(`history.kind.${kind}`)])}
        onChoose={(value) => {
          set("kind", value);
        }}
      />
      {(["from", "to"] as const).map((name) => (
        <label key={name} class="ls-inline">
          {words.say(`events.${name}`)}
          <input
            type="date"
            value={filter[name] ?? ""}
            onChange={(event) => {
              set(name, event.currentTarget.value);
            }}
          />
        </label>
      ))}
      <Choice
        label={words.say("country")}
        all={words.say("country.all")}
        value={filter.country ?? ""}
        options={countries}
        onChoose={(value) => {
          set("country", value);
        }}
      />
      {(["client", "ip"] as const).map((name) => (
        <input
          key={name}
          type="text"
          class="ls-short"
          aria-label={words.say(`filter.${name}`)}
          placeholder={words.say(`filter.${name}`)}
          value={filter[name] ?? ""}
          autoComplete="off"
          spellcheck={false}
          onChange={(event) => {
            set(name, event.currentTarget.value.trim());
          }}
        />
      ))}
      {Object.keys(filter).length > 0 && (
        <button
          type="button"
          class="ls-button ls-link"
          onClick={() => {
            onFilter({});
          }}
        >
          {words.say("events.all")}
        </button>
      )}
    </div>
  );
}
