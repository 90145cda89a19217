import { Dialog } from "@live-sessions/components/view";
import { useState } from "preact/hooks";
import type { SetupChange, SetupResult } from "../api/model.js";
import { useAround } from "./hooks.js";

interface SetupDialogProps {
  readonly kind: "install" | "undo";
  readonly result: SetupResult;
  readonly realm: string;
  /** Whether it is the realm of everybody's administrators, for which it is asked twice. */
  readonly master: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** What installing or undoing would change, and whom it would touch. */
export function SetupDialog(props: SetupDialogProps) {
  const { kind, result, realm, master, onClose, onConfirm } = props;
  const { words } = useAround();
  const [typed, setTyped] = useState("");
  const { users, sessions, changes } = result;
  const sure = !master || kind === "undo" || typed.trim() === realm;
  return (
    <Dialog
      title={words.say(`setup.${kind}.title`)}
      confirm={words.say(`setup.${kind}.go`)}
      danger={kind === "undo"}
      onClose={onClose}
      onConfirm={() => {
        if (sure) (changes.length ? onConfirm : onClose)();
      }}
    >
      <p>
        {changes.length
          ? words.count("setup.changes", changes.length)
          : words.say("setup.no-changes")}{" "}
        {users > 0 &&
          `${words.count("preview.users", users)} ${words.count("preview.sessions", sessions)}`}
      </p>
      <dl class="ls-changes">
        {changes.map((change, index) => (
          <Change key={index} change={change} kind={kind} />
        ))}
      </dl>
      {master && kind === "install" && (
        <label class="ls-field">
          <span>{words.say("setup.master", realm)}</span>
          <input
            type="text"
            required
            pattern={realm}
            value={typed}
            autoComplete="off"
            onInput={(event) => {
              setTyped(event.currentTarget.value);
            }}
          />
        </label>
      )}
    </Dialog>
  );
}

function Change({ change, kind }: { change: SetupChange; kind: "install" | "undo" }) {
  const { words } = useAround();
  const { part, subject, from, to } = change;
  const left = kind === "undo" && to === null;
  return (
    <div>
      <dt>
        {words.has(`part.${part}`) ? words.say(`part.${part}`) : part}{" "}
        {subject && <code>{subject}</code>}
      </dt>
      <dd>
        {left ? (
          words.say("setup.left-alone")
        ) : (
          <>
            <del>{textOf(from) || words.say("setup.nothing")}</del> →{" "}
            <ins>{textOf(to) || words.say("setup.nothing")}</ins>
          </>
        )}
      </dd>
    </div>
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
