import { Dialog } from "@live-sessions/components/view";
import type { Preview } from "../api/model.js";
import { hashOfUser } from "../route.js";
import { useAround } from "./hooks.js";

interface PreviewDialogProps {
  readonly preview: Preview;
  readonly onClose: () => void;
  readonly onSave: () => void;
}

/** What a policy would do, before it is saved. */
export function PreviewDialog({ preview, onClose, onSave }: PreviewDialogProps) {
  const { words, context } = useAround();
  const { users, sessions, counted, partial, plans, first, changes } = preview;
  return (
    <Dialog
      title={words.say("preview.title")}
      confirm={words.say("preview.save")}
      onClose={onClose}
      onConfirm={onSave}
    >
      <p>
        <strong>
          {users
            ? `${words.count("preview.users", users)} ${words.count("preview.sessions", sessions)}`
            : words.say("preview.nobody")}
        </strong>{" "}
        <span class="ls-quiet">
          {words.count("preview.counted", counted)} {partial && words.say("preview.partial")}
        </span>
      </p>
      {changes.length > 0 && <Changes changes={changes} />}
      {plans.length > 0 && (
        <div class="ls-wide">
          <table class="ls-table ls-plain-table">
            <thead>
              <tr>
                {["plan", "limit", "users", "sessions", "surplus"].map((name) => (
                  <th key={name} scope="col">
                    {words.say(`preview.column.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {plans.map(({ plan, limit, users: people, sessions: live, surplus }) => (
                <tr key={plan}>
                  <th scope="row">{plan}</th>
                  {[limit, people, live, surplus].map((number, index) => (
                    <td key={index} class="ls-number">
                      {words.number(number)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {first.length > 0 && (
        <>
          <h3>{words.say("preview.first")}</h3>
          <ul class="ls-first">
            {first.map(({ userId, username, plan, limit, live }) => (
              <li key={userId}>
                <a href={hashOfUser(context.realm, userId)}>
                  <bdi>{username}</bdi>
                </a>{" "}
                <span class="ls-quiet">
                  {words.say("user.plan", plan, words.number(live), words.number(limit))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="ls-quiet">{words.say("preview.when")}</p>
    </Dialog>
  );
}

function Changes({ changes }: { changes: Preview["changes"] }) {
  const { words } = useAround();
  return (
    <dl class="ls-changes">
      {changes.map(({ key, from, to }) => (
        <div key={key}>
          <dt>
            <code>{key}</code>
          </dt>
          <dd>
            <del>{from.join(" · ") || words.say("setting.unset")}</del> →{" "}
            <ins>{to.join(" · ") || words.say("setting.unset")}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
