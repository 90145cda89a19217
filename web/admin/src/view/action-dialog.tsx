import { Dialog, DeviceName, PlaceName, useStore } from "@live-sessions/components/view";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { touched, type Action, type Scope } from "../state/action.js";
import { useAround, useCall } from "./hooks.js";

/** Asks before something is done, and does it. */
export function ActionDialog() {
  const { words, asked } = useAround();
  const { action } = useStore(asked);
  if (!action) return null;
  if (action.do === "block") return <BlockDialog key={action.device.id} action={action} />;
  return (
    <Dialog
      title={words.say(`confirm.${action.do}.title`)}
      confirm={words.say(`confirm.${action.do}.go`)}
      danger={!["resume", "unblock"].includes(action.do)}
      onClose={() => {
        asked.dismiss();
      }}
      onConfirm={() => void asked.perform(action)}
    >
      <Subject action={action} />
      <p>{words.say(`confirm.${action.do}.text`)}</p>
    </Dialog>
  );
}

/** Whom or what it is about. */
function Subject({ action }: { action: Action }) {
  const { words } = useAround();
  const lines: ComponentChildren[] = [];
  if (action.do === "end")
    lines.push(
      <bdi>{action.session.username}</bdi>,
      <DeviceName device={action.session.device} />,
      <PlaceName place={action.session.place} />,
    );
  else if (action.do === "end-many") lines.push(words.count("sessions", action.ids.length));
  else if ("user" in action) lines.push(<bdi>{action.user.name}</bdi>);
  if (!lines.length) return null;
  return (
    <p>
      {lines.map((line, index) => (
        <span key={index}>
          {index > 0 && " · "}
          {index ? line : <strong>{line}</strong>}
        </span>
      ))}
    </p>
  );
}

/** Characters that a reason may have. */
const LONGEST_REASON = 200;
const SCOPES: readonly Scope[] = ["account", "realm"];

function BlockDialog({ action }: { action: Action & { do: "block" } }) {
  const { words, api, asked } = useAround();
  const [scope, setScope] = useState<Scope>(action.scope);
  const [reason, setReason] = useState("");
  const { user, device } = action;
  const accounts = useCall(`${user.id} ${device.id}`, () => touched(api, device.id, user)).value;
  return (
    <Dialog
      title={words.say("block.title")}
      confirm={words.say("block")}
      danger
      onClose={() => {
        asked.dismiss();
      }}
      onConfirm={() => void asked.perform({ ...action, scope, reason: reason.trim() })}
    >
      <p>
        <strong>
          <DeviceName device={device} />
        </strong>
        {" · "}
        <bdi>{user.name}</bdi>
      </p>
      <fieldset class="ls-choices">
        <legend>{words.say("block.scope")}</legend>
        {SCOPES.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="scope"
              value={each}
              checked={scope === each}
              onChange={() => {
                setScope(each);
              }}
            />
            <span>
              {words.say(`block.scope.${each}`)}
              {each === "realm" && accounts !== undefined && (
                <span class="ls-quiet"> {words.count("block.accounts", accounts)}</span>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <label class="ls-field">
        <span>{words.say("block.reason")}</span>
        <input
          type="text"
          value={reason}
          maxLength={LONGEST_REASON}
          autoComplete="off"
          dir="auto"
          onInput={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </label>
      <p class="ls-quiet">{words.say("block.reason.hint")}</p>
    </Dialog>
  );
}
