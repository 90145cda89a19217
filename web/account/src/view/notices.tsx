import { useAccount, useAround } from "./hooks.js";
import { Icon } from "./icon.js";

/** What has just been done, or could not be; read out as it comes. */
export function Notices() {
  const { words, account } = useAround();
  const { notices } = useAccount();
  return (
    <div class="ls-notices" role="status">
      {notices.map(({ id, tone, key, values, undo }) => (
        <div key={id} class={`ls-notice ls-${tone}`}>
          <Icon name={tone === "done" ? "check" : "warning"} />
          <p>{words.say(key, ...(values ?? []))}</p>
          {undo && (
            <button
              type="button"
              class="ls-button ls-link"
              onClick={() => {
                account.dismiss(id);
                void account.perform({ do: "unblock", device: undo });
              }}
            >
              {words.say("undo")}
            </button>
          )}
          <button
            type="button"
            class="ls-button ls-plain"
            aria-label={words.say("dismiss")}
            onClick={() => {
              account.dismiss(id);
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
