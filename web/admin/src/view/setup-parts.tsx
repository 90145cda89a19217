import { Icon } from "@live-sessions/components/view";
import type { SetupPart } from "../api/model.js";
import { useAround } from "./hooks.js";

interface SetupPartsProps {
  readonly parts: readonly SetupPart[];
  /** Ids of parts that are to stay as they are. */
  readonly leave: readonly string[];
  readonly onLeave: (leave: readonly string[]) => void;
}

const ORDER: readonly SetupPart["status"][] = ["missing", "warning", "unknown", "ok"];

/** Every part with how it stands and what to do about it. */
export function SetupParts({ parts, leave, onLeave }: SetupPartsProps) {
  const { words } = useAround();
  const sorted = [...parts].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  return (
    <ul class="ls-list ls-past ls-parts">
      {sorted.map((part) => (
        <Part
          key={`${part.id} ${part.subject ?? ""}`}
          part={part}
          left={leave.includes(part.id)}
          onLeave={(left) => {
            onLeave(left ? [...leave, part.id] : leave.filter((id) => id !== part.id));
          }}
          label={words.has(`part.${part.id}`) ? words.say(`part.${part.id}`) : part.id}
        />
      ))}
    </ul>
  );
}

interface PartProps {
  readonly part: SetupPart;
  readonly label: string;
  readonly left: boolean;
  readonly onLeave: (left: boolean) => void;
}

function Part({ part, label, left, onLeave }: PartProps) {
  const { words } = useAround();
  const { id, status, subject, detail, installable } = part;
  const todo = status === "ok" || !words.has(`part.${id}.todo`) ? "" : words.say(`part.${id}.todo`);
  return (
    <li class="ls-row ls-line" data-part={id} data-status={status}>
      <span class={`ls-device ls-part-${status}`}>
        <Icon name={status === "ok" ? "check" : status === "unknown" ? "unknown" : "warning"} />
      </span>
      <div class="ls-facts">
        <h3 class="ls-name">
          {label}
          {subject && <code>{subject}</code>}
          <span
            class={`ls-chip ${status === "ok" ? "ls-good" : status === "missing" ? "ls-bad" : ""}`}
          >
            {words.say(`status.${status}`)}
          </span>
        </h3>
        {detail && <p class="ls-quiet">{detail}</p>}
        {todo && <p>{todo}</p>}
      </div>
      {installable && status !== "ok" && (
        <label class="ls-inline">
          <input
            type="checkbox"
            checked={left}
            onChange={(event) => {
              onLeave(event.currentTarget.checked);
            }}
          />
          {words.say("setup.leave")}
        </label>
      )}
    </li>
  );
}
